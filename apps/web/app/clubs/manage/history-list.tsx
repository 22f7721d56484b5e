import type { Happening } from '@banter/api/clubs/succession/contract'
import { Time } from '../../ui/time.tsx'
import { happened } from '../words.ts'

/** The club's log, newest first. */
export function HistoryList({ history }: { history: Happening[] }) {
  return (
    <ol aria-label="What happened" className="divide-y divide-line">
      {history.map((happening) => (
        <li key={happening.id} className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 px-4 py-3 sm:px-5">
          <span className="min-w-0">{happened(happening)}</span>
          <Time value={happening.at} className="shrink-0 text-[0.8125rem] text-muted" />
        </li>
      ))}
    </ol>
  )
}
