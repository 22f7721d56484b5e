import type { Flight } from '@banter/api/ads/flights/contract'
import { Form } from '../../router.ts'
import { Money } from '../../ui/money.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { count, daysWords, hoursWords, KINDS, PLACEMENTS } from './words.ts'

/** Where and when a campaign runs; a draft's can be taken out again. */
export function PlaceList({ flights, removable }: { flights: Flight[]; removable: boolean }) {
  return (
    <ul aria-label="Places and times" className="divide-y divide-line">
      {flights.map((flight) => (
        <li
          key={flight.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-5"
        >
          <div className="min-w-0">
            <p className="font-medium">{PLACEMENTS[flight.placement].name}</p>
            <p className="text-muted">{factsOf(flight)}</p>
          </div>
          <div className="flex items-center gap-3">
            {flight.kind !== 'free' && <Money value={flight.budget} className="font-medium" />}
            {removable && (
              <Form method="post">
                <input type="hidden" name="flight" value={flight.id} />
                <SubmitButton intent={`remove-${flight.id}`} variant="ghost" size="sm">
                  Take out
                  <span className="sr-only"> {PLACEMENTS[flight.placement].name}</span>
                </SubmitButton>
              </Form>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function factsOf({ kind, units, from, to, week, dailyCap }: Flight): string {
  const [one, more] = KINDS[kind].unit
  const bought =
    kind === 'cpm' || kind === 'cpc' ? `${count(units)} ${units === 1 ? one : more}` : KINDS[kind].name
  const cap = dailyCap ? `at most ${count(dailyCap)} a day` : ''
  return [bought, daysWords(from, to), hoursWords(week), cap].filter(Boolean).join(' · ')
}
