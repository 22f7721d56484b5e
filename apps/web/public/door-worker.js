// Opens one page, the door of an event or the code of an order, also where there is no network: the page and its own scripts and styles
// are kept, nothing else is. Its scope is that page alone.

/** Another number drops everything that was kept before. */
const VERSION = 'door-1'
const PAGE = new URL(self.registration.scope).pathname
const KEPT = `${VERSION} ${PAGE}`
const MOST_EVENTS = 3
/** A basement's network often does not fail, it only never answers. */
const PATIENCE_MS = 4_000

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('activate', (event) => event.waitUntil(dropOthers().then(() => self.clients.claim())))

self.addEventListener('message', (event) => {
  if (Array.isArray(event.data?.keep)) event.waitUntil(answer(event))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE) event.respondWith(openPage(event))
  else if (pathname.startsWith('/assets/')) event.respondWith(openAsset(request))
})

/** The network first; what was kept when it fails, is in trouble or takes too long. */
async function openPage(event) {
  const kept = await (await caches.open(KEPT)).match(PAGE)
  const fresh = fetch(event.request).then((response) => remember(event.request.url, response))
  if (!kept) return fresh
  event.waitUntil(fresh.catch(() => undefined))
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const response = await Promise.race([fresh, late]).catch(() => undefined)
  return response && response.status < 500 ? response : kept
}

/** Their names change with what is in them: what is kept is right for ever. */
async function openAsset(request) {
  return (await (await caches.open(KEPT)).match(request)) ?? fetch(request)
}

/** Keeps a page that its reader may see. One that leads elsewhere is not theirs any more, and what was kept of it goes. */
async function remember(url, response) {
  const cache = await caches.open(KEPT)
  const isPage = response.ok && response.headers.get('content-type')?.startsWith('text/html')
  if (isPage && new URL(url).search === '') await cache.put(PAGE, response.clone())
  if (response.type === 'opaqueredirect' || [401, 403, 404, 410].includes(response.status))
    await caches.delete(KEPT)
  return response
}

/** The page that asks is open now; the one kept here is what the same address answers, with everything that it loads. @returns whether all is here */
async function keepNow(loaded) {
  const cache = await caches.open(KEPT)
  if (!(await cache.match(PAGE)))
    await remember(
      self.registration.scope,
      await fetch(PAGE, { headers: { accept: 'text/html' }, redirect: 'manual' }),
    )
  const page = await cache.match(PAGE)
  if (!page) return false
  const named = (await page.text()).match(/\/assets\/[\w.-]+\.(?:js|css|woff2)/g) ?? []
  const wanted = new Set([...named, ...loaded.filter((path) => path.startsWith('/assets/'))])
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname !== PAGE && !wanted.delete(pathname)) await cache.delete(request)
  }
  await Promise.all([...wanted].map((path) => cache.add(path)))
  await dropOthers()
  return true
}

/** What another version kept, and the events that were opened longest ago. */
async function dropOthers() {
  const names = (await caches.keys()).filter((name) => name.startsWith('door-'))
  const current = names.filter((name) => name.startsWith(`${VERSION} `) && name !== KEPT)
  const old = names.filter((name) => !name.startsWith(`${VERSION} `))
  const many = current.slice(0, Math.max(0, current.length - MOST_EVENTS + 1))
  await Promise.all([...old, ...many].map((name) => caches.delete(name)))
}

async function answer({ data, source }) {
  const kept = await keepNow(data.keep).catch(() => false)
  source?.postMessage({ kept })
}
