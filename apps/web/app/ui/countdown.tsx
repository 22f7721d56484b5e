import { useEffect, useRef, useState } from 'react'
import { useHydrated } from './use-hydrated.ts'

interface CountdownProps {
  /** ISO 8601. */
  until: string
  onEnd?: () => void
  className?: string
}

/** How long is left, to the second; before scripts run, in minutes. */
export function Countdown({ until, onEnd, className }: CountdownProps) {
  const hydrated = useHydrated()
  const [now, setNow] = useState(() => Date.now())
  const end = useRef(onEnd)
  end.current = onEnd
  const over = Date.parse(until) <= now
  useEffect(() => {
    if (over) return end.current?.()
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [over])
  return (
    <span role="timer" className={className} suppressHydrationWarning>
      {timeLeft(Date.parse(until) - now, hydrated)}
    </span>
  )
}

export function timeLeft(milliseconds: number, toTheSecond = true): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000))
  if (seconds >= 3600) return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
  if (!toTheSecond) return `${Math.ceil(seconds / 60)} min`
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
