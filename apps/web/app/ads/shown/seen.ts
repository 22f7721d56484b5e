/** Half of it in view, for so long, is looked at. */
const HALF = 0.5
const LOOKED_MS = 1_000
/** What is looked at together is told together. */
const GATHER_MS = 400

const told = new Set<string>()
const tokens = new WeakMap<Element, string>()
const timers = new Map<Element, number>()
const waiting: string[] = []
let watcher: IntersectionObserver | undefined

function tell() {
  if (!waiting.length) return
  const body = new Blob([JSON.stringify({ tokens: waiting.splice(0, 20) })], { type: 'application/json' })
  navigator.sendBeacon('/api/v1/ads/impressions', body)
  tell()
}

function look(element: Element) {
  timers.delete(element)
  const token = tokens.get(element)
  if (!token || told.has(token) || document.hidden) return
  told.add(token)
  watcher?.unobserve(element)
  if (waiting.push(token) === 1) setTimeout(tell, GATHER_MS)
}

function follow(entries: IntersectionObserverEntry[]) {
  for (const { target, intersectionRatio } of entries) {
    const timer = timers.get(target)
    if (intersectionRatio < HALF) {
      clearTimeout(timer)
      timers.delete(target)
    } else if (timer === undefined) timers.set(target, window.setTimeout(look, LOOKED_MS, target))
  }
}

/** Tells that an ad was looked at, once, when it was. One watcher for the whole page. @returns how to stop */
export function watchAd(element: Element, token: string): () => void {
  if (told.has(token)) return () => {}
  if (!watcher) {
    watcher = new IntersectionObserver(follow, { threshold: HALF })
    addEventListener('pagehide', tell)
  }
  tokens.set(element, token)
  watcher.observe(element)
  return () => {
    watcher?.unobserve(element)
    clearTimeout(timers.get(element))
    timers.delete(element)
  }
}
