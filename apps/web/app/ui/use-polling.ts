import { useEffect, useRef } from 'react'
import { useRevalidator } from '../router.ts'

const SLOWEST_MS = 15_000

/** Asks for the page's data again while something is under way: soon at first, then ever more rarely, and never in a hidden tab. */
export function usePolling(active: boolean, firstMs = 2_000) {
  const { revalidate, state } = useRevalidator()
  const wait = useRef(firstMs)
  useEffect(() => {
    if (!active) wait.current = firstMs
    if (!active || state !== 'idle') return
    const timer = setTimeout(() => {
      wait.current = Math.min(wait.current * 1.3, SLOWEST_MS)
      if (!document.hidden) revalidate()
    }, wait.current)
    const seen = () => {
      if (!document.hidden) revalidate()
    }
    document.addEventListener('visibilitychange', seen)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [active, state, firstMs, revalidate])
}
