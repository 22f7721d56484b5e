import { useEffect, useState } from 'react'
import { useNavigation } from '../router.ts'

const PATIENCE_MS = 150

/** A thin bar along the top when a page takes noticeably long; most never show it. */
export function NavigationProgress() {
  const busy = useNavigation().state !== 'idle'
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!busy) return setLate(false)
    const timer = setTimeout(() => setLate(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [busy])
  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-60 h-0.5 overflow-hidden">
      {late && (
        <>
          <span className="sr-only">Loading</span>
          <span aria-hidden className="block h-full w-2/5 animate-travel rounded-full bg-accent-text" />
        </>
      )}
    </div>
  )
}
