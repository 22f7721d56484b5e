import type { AdminSpot } from '@banter/api/handoff/spots/contract'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { featuresOf, hoursWords } from './words.ts'

interface SpotRowProps {
  spot: AdminSpot
  position: number
  last: boolean
  mayChange: boolean
}

/** One line of the school's list: its words, and the ways to move it, switch it off and change it. */
export function SpotRow({ spot, position, last, mayChange }: SpotRowProps) {
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 px-4 py-4 sm:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          {spot.name} {!spot.active && <Badge>Switched off</Badge>}
        </p>
        {spot.about && <p className="text-pretty text-muted">{spot.about}</p>}
        <p className="text-[0.8125rem] text-muted">{hoursWords(spot.hours)}</p>
        <p className="text-[0.8125rem] text-muted">{featuresOf(spot).join(' · ')}</p>
      </div>
      {mayChange && (
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="spot" value={spot.id} />
          <input type="hidden" name="position" value={position} />
          {position > 0 && (
            <Button type="submit" name="intent" value="up" size="icon" aria-label={`Move ${spot.name} up`}>
              <IconArrowUp aria-hidden className="size-4.5" />
            </Button>
          )}
          {!last && (
            <Button
              type="submit"
              name="intent"
              value="down"
              size="icon"
              aria-label={`Move ${spot.name} down`}
            >
              <IconArrowDown aria-hidden className="size-4.5" />
            </Button>
          )}
          <Button type="submit" name="intent" value={spot.active ? 'off' : 'on'}>
            {spot.active ? 'Switch off' : 'Switch on'}
            <span className="sr-only"> {spot.name}</span>
          </Button>
          <LinkButton to={`/admin/spots/${spot.id}`}>
            Change<span className="sr-only"> {spot.name}</span>
          </LinkButton>
        </Form>
      )}
    </li>
  )
}
