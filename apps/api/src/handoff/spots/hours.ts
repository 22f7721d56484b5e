import { onClock } from '../campus-clock.ts'
import type { OpeningTime } from './contract.ts'

/** Minutes after midnight. */
export function minuteOf(clockTime: string): number {
  const [hour = 0, minute = 0] = clockTime.split(':').map(Number)
  return hour * 60 + minute
}

export function clockTimeOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

interface Window {
  day: number
  fromMinute: number
  toMinute: number
}

/** Somebody is there all of that time. A place without hours is always open. */
export const isOpenFor = (hours: OpeningTime[], { day, fromMinute, toMinute }: Window): boolean =>
  hours.length === 0 ||
  hours.some((open) => open.day === day && minuteOf(open.from) <= fromMinute && toMinute <= minuteOf(open.to))

/** Somebody is there when two meet: it does not close in that minute. */
export function isOpenAt(hours: OpeningTime[], at: Date, zone: string): boolean {
  const { day, minute } = onClock(at, zone)
  return isOpenFor(hours, { day, fromMinute: minute, toMinute: minute + 1 })
}
