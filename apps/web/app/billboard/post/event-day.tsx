import type { Card } from '@banter/api/billboard/contract'
import { cx } from '../../ui/cx.ts'

const inZone = (card: Card, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-US', { ...options, timeZone: card.timeZone ?? 'UTC' }).format(
    new Date(card.startsAt!),
  )

/** The day of an event as a leaf of a calendar, in the event's own zone. */
export function EventDay({ card, className }: { card: Card; className: string }) {
  return (
    <span
      aria-hidden
      className={cx('grid content-center justify-items-center bg-accent-soft text-accent-text', className)}
    >
      <span className="text-2xs font-semibold tracking-wide uppercase">
        {inZone(card, { month: 'short' })}
      </span>
      <span className="text-xl leading-6 font-semibold tabular-nums">{inZone(card, { day: 'numeric' })}</span>
    </span>
  )
}

export const eventTime = (card: Card) =>
  card.startsAt &&
  inZone(card, { weekday: 'short', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' })
