/** The pages that are kept for who is signed in: the door of an event, the code of an order. By them the worker names what it keeps. */
const KEPT = /\/(events\/[^/]+\/door|orders\/[^/]+\/code)$/

/** Has the worker keep the open page with what it has loaded. @returns whether it opens without a network now */
export async function keepPage(path: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/door-worker.js', { scope: path })
    const { active } = await navigator.serviceWorker.ready
    if (!active) return false
    const answered = new Promise<boolean>((resolve) => {
      navigator.serviceWorker.addEventListener('message', ({ data }) => resolve(data?.kept === true), {
        once: true,
      })
    })
    active.postMessage({ keep: loadedAssets() })
    return await answered
  } catch {
    // A private window keeps nothing: the page works, only not without a network.
    return false
  }
}

const loadedAssets = () =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === window.location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname)

/** Nobody is signed in here any more: what this browser kept goes. @returns whether there was anything */
export async function forgetKeptPages(): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  const kept = (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) => KEPT.test(scope))
  if (kept.length === 0) return false
  await Promise.all(kept.map((registration) => registration.unregister()))
  const names = (await caches.keys()).filter((name) => KEPT.test(name))
  await Promise.all(names.map((name) => caches.delete(name)))
  return true
}
