import { useEffect, useRef } from 'react'
import { useRevalidator } from '../router.ts'

const SLOWEST_MS = 15_000

/**
 * Asks for the page's data again while something is under way: soon at first, then ever more rarely, never in a hidden tab, and not without
 * a network, where the answer would be an error in place of the page and of what is typed on it.
 */
export function usePolling(active: boolean, firstMs = 2_000) {
  const { revalidate, state } = useRevalidator()
  const wait = useRef(firstMs)
  useEffect(() => {
    if (!active) wait.current = firstMs
    if (!active || state !== 'idle') return
    const ask = () => {
      if (!document.hidden && navigator.onLine) revalidate()
    }
    const timer = setTimeout(() => {
      wait.current = Math.min(wait.current * 1.3, SLOWEST_MS)
      ask()
    }, wait.current)
    document.addEventListener('visibilitychange', ask)
    window.addEventListener('online', ask)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', ask)
      window.removeEventListener('online', ask)
    }
  }, [active, state, firstMs, revalidate])
}
