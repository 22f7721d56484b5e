import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { clockTime } from '../words.ts'
import { RESULTS } from './door-said.tsx'
import type { Trouble } from './notes.ts'

interface TroubleListProps {
  troubles: Trouble[]
  timeZone: string
  onClear: () => void
}

/** What turned out differently once it was sent. */
export function TroubleList({ troubles, timeZone, onClear }: TroubleListProps) {
  if (troubles.length === 0) return null
  return (
    <Card
      title="To look at"
      flush
      action={
        <Button size="sm" variant="ghost" onClick={onClear}>
          Clear
        </Button>
      }
    >
      <ul className="divide-y divide-line">
        {troubles.map(({ id, name, result, at }) => (
          <li key={id} className="flex gap-3 px-4 py-2.5 sm:px-5">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{name}</span>
              <span className="block text-[0.8125rem] text-muted">{RESULTS[result]}</span>
            </span>
            {at && (
              <span className="text-[0.8125rem] text-muted tabular-nums">{clockTime(at, timeZone)}</span>
            )}
          </li>
        ))}
      </ul>
    </Card>
  )
}
