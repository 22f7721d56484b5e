import { newId } from '@banter/api/http/contract'
import { api } from '../api.server.ts'
import { dayIn, isDay } from '../events/calendar/days.ts'
import { EventForm } from '../events/plan/event-form.tsx'
import { blankValues } from '../events/plan/form-values.ts'
import { createFrom, planningFacts } from '../events/plan/plan.server.ts'
import { redirectWith } from '../flash.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'New event · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const facts = await planningFacts(api(request, context))
  const date = query.get('date')
  const club = facts.clubs.find(({ value }) => value === query.get('club'))?.value
  const today = dayIn(facts.timeZone, Date.now())
  return { ...facts, id: newId(), values: blankValues({ today, date: isDay(date) ? date : undefined, club }) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const { event, refusal } = await createFrom(api(request, context), form)
  if (!event) return refusal
  const said = {
    published: 'It is on the calendar.',
    submitted: 'Sent to the school’s staff.',
    draft: 'Saved as a draft.',
    cancelled: 'Saved.',
  }
  return await redirectWith(context, `/events/${event.id}`, said[event.state])
}

export default function NewEventPage() {
  const { id, values, timeZone, clubs, review } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const viewer = useViewer()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="New event" back={{ to: '/events', label: 'Events' }} />
        <EventForm
          newId={refusal && refusal.code !== 'ID_TAKEN' ? refusal.values.id : id}
          draft={`new:${viewer?.user.id ?? ''}`}
          values={values}
          timeZone={timeZone}
          clubs={clubs}
          review={review && viewer?.user.role === 'student'}
          refusal={refusal}
          cancelTo="/events"
        />
      </div>
    </MemberPage>
  )
}
