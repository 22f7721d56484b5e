import { getEvent, RsvpStatus } from '@banter/api/events/contract'
import { decideAttendee, listAttendees } from '@banter/api/events/door/contract'
import { IconDoorEnter, IconDownload, IconSearch, IconUsers } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { AttendeeList } from '../events/door/attendee-list.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData, useLocation } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Button } from '../ui/button.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { Card } from '../ui/card.tsx'
import { counted } from '../ui/counted.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Progress } from '../ui/progress.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Attendees of ${data?.event.title ?? 'the event'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const status = RsvpStatus.catch('going').parse(query.get('status'))
  const q = query.get('q')?.trim().slice(0, 100) || undefined
  const cursor = query.get('cursor') ?? undefined
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [event, attendees] = await Promise.all([
    ask(getEvent, path),
    ask(listAttendees, { ...path, querystring: { status, q, cursor, limit: 50 } }),
  ])
  const keyed = attendees.items.map((attendee) => ({ ...attendee, id: attendee.person.id }))
  return { event, status, q, attendees: { ...attendees, items: keyed } }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const decision = form.get('intent') === 'approve' ? 'approve' : 'decline'
  try {
    const path = { id: params.id!, userId: String(form.get('person')) }
    await api(request, context)(decideAttendee, { params: path, body: { decision } })
    return undefined
  } catch (error) {
    return refused(error, form)
  }
}

export default function AttendeesPage() {
  const { event, status, q, attendees } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { search } = useLocation()
  const { counts, unlisted } = attendees
  const here = `/events/${event.id}/attendees`
  const tab = (value: RsvpStatus, label: string, count: number) => ({
    to: `${here}?status=${value}`,
    label,
    count,
    active: status === value,
  })
  const requested = event.approval || counts.requested > 0
  return (
    <MemberPage>
      <PageHeader
        title="Attendees"
        back={{ to: `/events/${event.id}`, label: event.title }}
        actions={
          <>
            {event.role !== 'door' && (
              <a href={`${here}.csv`} className={buttonClasses({})}>
                <IconDownload aria-hidden className="size-4" />
                CSV
              </a>
            )}
            {event.may.checkIn && (
              <LinkButton to={`/events/${event.id}/door`} variant="primary">
                <IconDoorEnter aria-hidden className="size-4" />
                Door
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid gap-5">
        <FormErrors refusal={refusal} />
        <Card>
          <p className="mb-2 flex justify-between gap-3">
            <span className="font-medium">
              {counts.checkedIn} of {counts.going} checked in
            </span>
            <span className="text-muted">{counted(event.going, 'head')} with guests</span>
          </p>
          <Progress
            label="Checked in"
            value={counts.going > 0 ? (counts.checkedIn / counts.going) * 100 : 0}
          />
        </Card>
        <Tabs
          label="Answers"
          tabs={[
            tab('going', 'Going', counts.going),
            tab('waiting', 'Waiting', counts.waiting),
            tab('offered', 'Offered', counts.offered),
            ...(requested ? [tab('requested', 'Requests', counts.requested)] : []),
            tab('interested', 'Interested', counts.interested),
          ]}
        />
        <Form role="search" aria-label="Attendees" className="flex max-w-md gap-2">
          <input type="hidden" name="status" value={status} />
          <Input key={q} type="search" name="q" defaultValue={q} aria-label="Name" placeholder="Name" />
          <Button type="submit" aria-label="Search">
            <IconSearch aria-hidden className="size-4" />
          </Button>
        </Form>
        {attendees.items.length === 0 ? (
          <Card>
            <EmptyState
              icon={<IconUsers aria-hidden />}
              title={q ? 'Nobody of that name' : 'Nobody here yet'}
            >
              {q
                ? 'Look under another answer, or for a part of the name.'
                : 'Share the event, and they will come.'}
            </EmptyState>
          </Card>
        ) : (
          <AttendeeList
            key={search}
            attendees={attendees}
            questions={event.questions}
            decides={event.role !== 'door'}
            timeZone={event.timeZone}
          />
        )}
        {unlisted > 0 && (
          <p className="text-muted">
            And {counted(unlisted, 'person', 'people')} who {unlisted === 1 ? 'does' : 'do'} not want to be
            listed. They can be checked in by their code.
          </p>
        )}
      </div>
    </MemberPage>
  )
}
