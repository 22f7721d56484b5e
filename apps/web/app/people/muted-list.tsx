import type { Mute, MuteSubject } from '@banter/api/billboard/feed/contract'
import { Form } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'

const WHAT: Record<MuteSubject, string> = { person: 'Person', club: 'Club', tag: 'Hashtag' }

/** What one does not want to hear of, and the way back. */
export function MutedList({ mutes }: { mutes: Mute[] }) {
  return (
    <Card title="Muted" flush={mutes.length > 0}>
      {mutes.length === 0 ? (
        <p className="text-muted">
          You hear of everything. In the menu of a post you can mute its author, its club or its hashtags:
          their posts then stay out of your feed, and nobody is told.
        </p>
      ) : (
        <ul aria-label="Muted" className="divide-y divide-line">
          {mutes.map((mute) => (
            <MutedRow key={`${mute.subject} ${mute.key}`} mute={mute} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function MutedRow({ mute: { subject, key, name } }: { mute: Mute }) {
  const shown = subject === 'tag' ? `#${name}` : name
  return (
    <li className="flex items-center gap-3 px-4 py-3 sm:px-5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{shown}</span>
        <span className="block text-xs text-muted">{WHAT[subject]}</span>
      </span>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="subject" value={subject} />
        <input type="hidden" name="key" value={key} />
        <Button type="submit" name="intent" value="unmute" size="sm" aria-label={`Unmute ${shown}`}>
          Unmute
        </Button>
      </Form>
    </li>
  )
}
