import type { Event } from '@banter/api/events/contract'
import { IconCopy, IconDoorEnter, IconListCheck, IconPencil, IconUserPlus } from '@tabler/icons-react'
import { Form } from '../../router.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Field } from '../../ui/field.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { ScopeChoice } from '../plan/scope-choice.tsx'

const ROLES = { organiser: 'You organise this', cohost: 'You co-host this', door: 'You help at the door' }

/** What those who give an event, and the school's staff, can do with it. */
export function HostBox({ event }: { event: Event }) {
  const { may, role, id, state } = event
  if (!role && !may.cancel && !may.delete) return null
  const here = `/events/${id}`
  return (
    <Card title={role ? ROLES[role] : 'As a moderator'} action={state === 'draft' && <Badge>Draft</Badge>}>
      <div className="grid gap-3">
        {may.publish && <Publish event={event} />}
        {state === 'submitted' && (
          <p className="text-muted">The school’s staff look at it before it is on the calendar.</p>
        )}
        <div className="flex flex-wrap gap-2 empty:hidden">
          {may.checkIn && (
            <LinkButton to={`${here}/door`} size="sm">
              <IconDoorEnter aria-hidden className="size-4" />
              Door
            </LinkButton>
          )}
          {may.seeAttendees && state !== 'draft' && (
            <LinkButton to={`${here}/attendees`} size="sm">
              <IconListCheck aria-hidden className="size-4" />
              Attendees
            </LinkButton>
          )}
          {may.edit && (
            <LinkButton to={`${here}/edit`} size="sm">
              <IconPencil aria-hidden className="size-4" />
              Edit
            </LinkButton>
          )}
          {role === 'organiser' && (
            <LinkButton to={`${here}/helpers`} size="sm">
              <IconUserPlus aria-hidden className="size-4" />
              Helpers
            </LinkButton>
          )}
        </div>
        <div className="flex flex-wrap gap-2 border-t border-line pt-3 empty:hidden">
          {(role === 'organiser' || role === 'cohost') && (
            <Form method="post">
              <SubmitButton intent="duplicate" size="sm" variant="ghost">
                <IconCopy aria-hidden className="size-4" />
                Duplicate
              </SubmitButton>
            </Form>
          )}
          <StepBack event={event} />
          {may.cancel && <Cancel event={event} />}
          {may.delete && <Delete event={event} />}
        </div>
      </div>
    </Card>
  )
}

/** Out of what one helps with, by oneself or for one's club. */
function StepBack({ event: { role, hosts } }: { event: Event }) {
  const helping = hosts.find(({ mine, pending }) => mine && !pending)
  if (role === 'organiser' || !helping) return null
  return (
    <Confirm
      label="Step back"
      size="sm"
      variant="ghost"
      question={helping.club ? `${helping.club.name} hosts this no more?` : 'Help with this no more?'}
      detail="You come in again only when the organiser asks you."
      deed="Step back"
      decline="Stay"
      intent="leave"
    >
      <input type="hidden" name="host" value={helping.id} />
    </Confirm>
  )
}

function Publish({ event }: { event: Event }) {
  const drafts = event.series?.dates.filter(({ state }) => state === 'draft').length ?? 0
  return (
    <Form method="post" className="grid gap-2">
      <p className="text-muted">Only you and your co-hosts see this draft.</p>
      <input type="hidden" name="scope" value="all" />
      <SubmitButton intent="publish" wide>
        {drafts > 1 ? `Publish all ${drafts} dates` : 'Publish'}
      </SubmitButton>
    </Form>
  )
}

function Cancel({ event }: { event: Event }) {
  return (
    <Confirm
      label="Cancel event"
      size="sm"
      variant="ghost"
      question="Call this event off?"
      detail="Everybody who is going, waiting or interested is told your reason. Its page stays, marked as cancelled."
      deed="Cancel the event"
      decline="Keep it"
      intent="cancel"
      danger
    >
      <div className="mb-4 grid gap-4">
        <Field name="reason" label="Reason" required>
          {(control) => <Textarea {...control} rows={3} minLength={3} maxLength={500} />}
        </Field>
        {event.series && <ScopeChoice legend="Which dates?" />}
      </div>
    </Confirm>
  )
}

function Delete({ event }: { event: Event }) {
  return (
    <Confirm
      label="Delete"
      size="sm"
      variant="ghost"
      question="Delete this event?"
      detail="It disappears for everybody, and cannot be brought back. An event that people are coming to is cancelled instead."
      deed="Delete event"
      intent="delete"
      danger
    >
      {event.series && (
        <div className="mb-4">
          <ScopeChoice legend="Which dates?" />
        </div>
      )}
    </Confirm>
  )
}
