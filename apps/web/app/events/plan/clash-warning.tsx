import type { findClashes } from '@banter/api/events/calendar/contract'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { readJson } from '../../billboard/send.ts'
import { Link } from '../../router.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { whenLine } from '../words.ts'

type Found = z.output<(typeof findClashes.schema.response)[200]>

export interface Planned {
  startsAt: string
  endsAt: string
  place: string
  club: string
  /** The event that is being edited. */
  except: string
}

interface ClashWarningProps {
  planned: Planned
  timeZone: string
  onTake: (times: { startsAt: string; endsAt: string }) => void
}

const WAIT_MS = 500
const SHOWN = 3
const REASONS = { place: 'same place', audience: 'same people' }

/** What else is on at that time, and when less is: a suggestion is taken with one tap. */
export function ClashWarning({ planned, timeZone, onTake }: ClashWarningProps) {
  const found = useClashes(planned)
  if (!found || found.clashes.length === 0) return <p aria-live="polite" className="sr-only" />
  const { clashes, suggestions } = found
  const placed = clashes.some(({ because }) => because.includes('place'))
  return (
    <div aria-live="polite">
      <Alert
        tone={placed ? 'caution' : 'info'}
        title={
          placed
            ? 'This place is taken around that time.'
            : `${counted(clashes.length, 'other event')} around that time`
        }
      >
        <ul className="mt-1 grid gap-0.5">
          {clashes.slice(0, SHOWN).map((clash) => (
            <li key={clash.id}>
              <Link to={`/events/${clash.id}`} target="_blank" className="underline underline-offset-2">
                {clash.title}
              </Link>{' '}
              {whenLine(clash)} ({clash.because.map((because) => REASONS[because]).join(', ')})
            </li>
          ))}
          {clashes.length > SHOWN && <li>and {clashes.length - SHOWN} more</li>}
        </ul>
        {suggestions.length > 0 && (
          <p className="mt-2.5 flex flex-wrap items-center gap-2">
            <span>Less is on:</span>
            {suggestions.map((free) => (
              <Button
                key={free.startsAt}
                size="sm"
                onClick={() =>
                  onTake({ startsAt: free.startsLocal.slice(0, 16), endsAt: free.endsLocal.slice(0, 16) })
                }
              >
                {whenLine({ ...free, timeZone })}
              </Button>
            ))}
          </p>
        )}
      </Alert>
    </div>
  )
}

function useClashes({ startsAt, endsAt, place, club, except }: Planned): Found | null {
  const [found, setFound] = useState<Found | null>(null)
  useEffect(() => {
    if (!startsAt || endsAt <= startsAt) return setFound(null)
    const stop = new AbortController()
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ startsAt, endsAt, place, club, except })
      const answer = await readJson<Found>(`/events/clashes?${query}`, stop.signal)
      if (!stop.signal.aborted) setFound(answer)
    }, WAIT_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [startsAt, endsAt, place, club, except])
  return found
}
