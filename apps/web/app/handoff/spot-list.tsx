import type { Spot } from '@banter/api/handoff/spots/contract'
import { featuresOf, hoursWords } from './words.ts'

/** The school's safe spots in words. */
export function SpotList({ spots }: { spots: Spot[] }) {
  return (
    <ul aria-label="Safe spots" className="grid gap-4">
      {spots.map((spot) => (
        <li key={spot.id}>
          <p className="font-medium">{spot.name}</p>
          {spot.about && <p className="text-pretty text-muted">{spot.about}</p>}
          <p className="text-[0.8125rem] text-muted">{hoursWords(spot.hours)}</p>
          <p className="text-[0.8125rem] text-muted">{featuresOf(spot).join(' · ')}</p>
        </li>
      ))}
    </ul>
  )
}
