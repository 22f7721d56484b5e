import type { EventSummary } from '@banter/api/events/contract'
import { Link } from '../../router.ts'
import { cx } from '../../ui/cx.ts'
import { startTime } from '../words.ts'
import { hueOf } from './event-art.tsx'

/** An event in a square of the month: its time and its name on one line, in the colour of its kind. */
export function EventChip({ event, tabIndex }: { event: EventSummary; tabIndex?: number }) {
  const hue = hueOf(event.category)
  const off = event.state !== 'published'
  const style = {
    background: `light-dark(oklch(0.95 0.03 ${hue}), oklch(0.3 0.05 ${hue}))`,
    color: `light-dark(oklch(0.38 0.11 ${hue}), oklch(0.88 0.06 ${hue}))`,
  }
  return (
    <Link
      to={`/events/${event.id}`}
      tabIndex={tabIndex}
      title={event.title}
      style={style}
      className={cx(
        'flex items-baseline gap-1 rounded-xs px-1.5 py-px text-xs leading-4.5 hover:underline',
        off && 'border border-dashed border-current',
        event.state === 'cancelled' && 'line-through',
      )}
    >
      <span className="truncate font-medium">{event.title}</span>
      <span className="ml-auto shrink-0 text-2xs tabular-nums max-xl:sr-only">{startTime(event)}</span>
    </Link>
  )
}
