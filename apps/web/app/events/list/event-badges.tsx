import type { EventSummary } from '@banter/api/events/contract'
import { Badge } from '../../ui/badge.tsx'
import type { Tone } from '../../ui/tones.ts'
import { placesLeft, STANDINGS } from '../words.ts'

const TONES: Partial<Record<NonNullable<EventSummary['my']>['status'], Tone>> = {
  going: 'positive',
  interested: 'accent',
  waiting: 'caution',
  offered: 'caution',
  requested: 'caution',
}

/** What is worth knowing before anything else: called off, not on yet, what one has answered, how few places are left. */
export function EventBadges({ event }: { event: EventSummary }) {
  const { state, my, full } = event
  const left = placesLeft(event)
  const tone = my && TONES[my.status]
  return (
    <>
      {state === 'cancelled' && <Badge tone="danger">Cancelled</Badge>}
      {state === 'draft' && <Badge>Draft</Badge>}
      {state === 'submitted' && <Badge tone="caution">Waiting for review</Badge>}
      {state === 'published' && my && tone && (
        <Badge tone={tone} dot>
          {STANDINGS[my.status]}
        </Badge>
      )}
      {state === 'published' && full && !tone && <Badge tone="caution">Full, waiting list</Badge>}
      {state === 'published' && !full && left !== null && left <= 5 && (
        <Badge tone="caution">{left === 1 ? 'Last place' : `${left} places left`}</Badge>
      )}
    </>
  )
}
