/** Of what the worker keeps in the browser; its own file has the rest. */
const PREFIX = 'door-'

/** Has the worker keep the page of this door with what it has loaded. @returns whether it opens without a network now */
export async function keepDoorPage(eventId: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/door-worker.js', { scope: `/events/${eventId}/door` })
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

/** Nobody is signed in here any more: what this browser kept of doors, with the names on their lists, goes. */
export async function forgetDoors(): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  const doors = (await navigator.serviceWorker.getRegistrations()).filter(({ scope }) =>
    /\/events\/[^/]+\/door$/.test(scope),
  )
  if (doors.length === 0) return
  await Promise.all(doors.map((registration) => registration.unregister()))
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX))
  await Promise.all(names.map((name) => caches.delete(name)))
  const { forgetLists } = await import('./kept-notes.ts')
  await forgetLists()
}
