import { useEffect, useRef } from 'react'

/** What was opened is closed, and the focus would be nowhere: it goes back to what had opened it. */
export function useFocusAfter(open: boolean, opener: string) {
  const before = useRef(open)
  useEffect(() => {
    if (before.current && !open) document.getElementById(opener)?.focus({ preventScroll: true })
    before.current = open
  }, [open, opener])
}
