import type { Group } from '@banter/api/clubs/groups/contract'
import { IconHourglass } from '@tabler/icons-react'
import { Form } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { dayOf } from '../words.ts'

export function GroupCard({ group, open }: { group: Group; open: boolean }) {
  const others = group.memberCount - group.people.length
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4 shadow-card">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="min-w-0 font-semibold tracking-normal break-words">{group.name}</h2>
        {group.endsAt && (
          <Badge tone="caution">
            <IconHourglass aria-hidden className="size-3.5" />
            Until {dayOf(group.endsAt)}
          </Badge>
        )}
      </div>
      {group.about && <p className="text-pretty text-muted">{group.about}</p>}
      <div className="mt-auto flex flex-wrap items-center justify-between gap-3">
        <p className="flex items-center gap-2 text-[0.8125rem] text-muted">
          <span className="flex -space-x-2">
            {group.people.map((person) => (
              <Avatar
                key={person.id}
                name={person.name}
                src={person.avatar}
                size="sm"
                className="ring-2 ring-surface"
              />
            ))}
          </span>
          <span className="sr-only">{group.people.map(({ name }) => name).join(', ')}</span>
          {others > 0 && group.people.length > 0 ? `and ${others} more` : `${group.memberCount} in it`}
        </p>
        {open && (
          <div className="flex gap-2">
            {group.mayClose && (
              <Confirm
                label="Close"
                question={`Close ${group.name}?`}
                detail="It is gone for everybody in it."
                deed="Close the group"
                intent="close"
                size="sm"
                variant="ghost"
                danger
              >
                <input type="hidden" name="group" value={group.id} />
              </Confirm>
            )}
            <Form method="post" preventScrollReset>
              <input type="hidden" name="group" value={group.id} />
              <SubmitButton
                intent={group.joined ? 'leave' : 'join'}
                size="sm"
                variant={group.joined ? 'secondary' : 'soft'}
              >
                {group.joined ? 'Leave' : 'Join'}
                <span className="sr-only"> {group.name}</span>
              </SubmitButton>
            </Form>
          </div>
        )}
      </div>
    </li>
  )
}
