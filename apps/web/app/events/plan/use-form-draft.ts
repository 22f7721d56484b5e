import { useEffect, useRef, useState } from 'react'
import { useNavigation } from '../../router.ts'
import type { Values } from './form-values.ts'

interface Kept {
  at: string
  values: Values
}

const PREFIX = 'banter:event:'
const SAVE_AFTER_MS = 800

/**
 * What is typed is kept in this browser until it has been sent. What was left behind is offered, not forced: `found` is there
 * until it is taken up or thrown away.
 */
export function useFormDraft(name: string) {
  const key = PREFIX + name
  const [found, setFound] = useState<Kept | null>(null)
  const [savedAt, setSavedAt] = useState<string>()
  const timer = useRef<ReturnType<typeof setTimeout>>()
  const sent = useRef(false)
  const { state, location } = useNavigation()

  useEffect(() => setFound(read(key)), [key])
  useEffect(() => () => clearTimeout(timer.current), [])

  // An answer that leads elsewhere took it; one that comes back here refused it.
  useEffect(() => {
    if (state === 'submitting') sent.current = true
    if (state === 'loading' && sent.current && location.pathname !== window.location.pathname) {
      clearTimeout(timer.current)
      write(key, null)
    }
  }, [state, location, key])

  function keep(values: Values) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const at = new Date().toISOString()
      if (write(key, { at, values })) setSavedAt(at)
    }, SAVE_AFTER_MS)
  }

  function discard() {
    write(key, null)
    setFound(null)
  }

  return { found, savedAt, keep, discard, taken: () => setFound(null) }
}

function read(key: string): Kept | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null
    return kept?.values && typeof kept.at === 'string' ? kept : null
  } catch {
    return null
  }
}

/** A browser that keeps nothing is no reason to stop writing. */
function write(key: string, kept: Kept | null): boolean {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept))
    else localStorage.removeItem(key)
    return true
  } catch {
    return false
  }
}
