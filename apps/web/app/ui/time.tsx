import { useEffect, useState } from 'react'
import { absoluteTime, relativeTime } from './moments.ts'

interface TimeProps {
  value: string
  /** Shows the date itself instead of how long ago it was. */
  absolute?: boolean
  className?: string
}

/** A moment: relative to read, absolute on hover. The server writes UTC, the browser then its own zone. */
export function Time({ value, absolute, className }: TimeProps) {
  const [zone, setZone] = useState<'UTC' | undefined>('UTC')
  const [, tick] = useState(0)
  useEffect(() => {
    setZone(undefined)
    if (absolute) return
    const timer = setInterval(() => tick((count) => count + 1), 60_000)
    return () => clearInterval(timer)
  }, [absolute])
  const full = absoluteTime(value, zone)
  return (
    <time dateTime={value} title={full} className={className} suppressHydrationWarning>
      {absolute ? full : relativeTime(value)}
    </time>
  )
}
