import type { DoorLink } from '@banter/api/events/door-links/contract'
import { Card } from '../../ui/card.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { counted } from '../../ui/counted.ts'
import { clockTime, dayAndTime } from '../words.ts'

/** The open links, each with what was done by it. */
export function LinkList({ links, timeZone }: { links: DoorLink[]; timeZone: string }) {
  return (
    <Card title="Open links" flush>
      <ul className="divide-y divide-line">
        {links.map(({ id, name, createdBy, until, letIn, lastAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5">
            <p className="min-w-0 flex-1 basis-52">
              <span className="block font-medium break-words">{name}</span>
              <span className="block text-[0.8125rem] text-muted">
                {lastAt
                  ? `${counted(letIn, 'person', 'people')} let in, last at ${clockTime(lastAt, timeZone)}`
                  : 'Not used yet'}{' '}
                · until {dayAndTime(until, timeZone)} · by {createdBy.name}
              </span>
            </p>
            <Confirm
              label={
                <>
                  End<span className="sr-only"> the link for {name}</span>
                </>
              }
              question={`End the link for ${name}?`}
              detail="Nobody is let in by it any more, and what their phone has not sent yet is lost. Who is in stays in."
              deed="End the link"
              intent="end"
              size="sm"
              variant="ghost"
              danger
            >
              <input type="hidden" name="link" value={id} />
            </Confirm>
          </li>
        ))}
      </ul>
    </Card>
  )
}
