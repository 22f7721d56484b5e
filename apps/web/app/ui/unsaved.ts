import { useEffect, useSyncExternalStore } from 'react'

/** Everything on the page that would be lost with it. In the browser only, where one person looks. */
const unsaved = new Set<object>()
const listeners = new Set<() => void>()

export const isAnyUnsaved = () => unsaved.size > 0

export const useAnyUnsaved = () => useSyncExternalStore(subscribe, isAnyUnsaved, () => false)

/** While this holds, leaving the page is asked about first. */
export function useUnsaved(holds: boolean) {
  useEffect(() => {
    if (!holds) return
    const mark = {}
    unsaved.add(mark)
    tell()
    return () => {
      unsaved.delete(mark)
      tell()
    }
  }, [holds])
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function tell() {
  for (const listener of listeners) listener()
}
