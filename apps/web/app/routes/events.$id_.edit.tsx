import { getEvent } from '@banter/api/events/contract'
import { api } from '../api.server.ts'
import { EventForm } from '../events/plan/event-form.tsx'
import { valuesOf } from '../events/plan/form-values.ts'
import { updateFrom } from '../events/plan/plan.server.ts'
import { redirectWith } from '../flash.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Edit ${data?.event.title ?? 'event'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const event = await api(request, context)(getEvent, { params: { id: params.id! } })
  if (!event.may.edit) throw redirect(`/events/${event.id}`)
  return { event }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const event = await ask(getEvent, { params: { id: params.id! } })
  const { said, refusal } = await updateFrom(ask, event, form)
  return said === undefined ? refusal : await redirectWith(context, `/events/${event.id}`, said)
}

export default function EditEventPage() {
  const { event } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const viewer = useViewer()
  const back = `/events/${event.id}`
  const { id, category, cover, series, timeZone } = event
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Edit event" back={{ to: back, label: event.title }}>
          {event.going > 0 ? 'Who is coming is told when the time or the place changes.' : undefined}
        </PageHeader>
        <EventForm
          key={event.id}
          draft={`${id}:${viewer?.user.id ?? ''}`}
          values={valuesOf(event)}
          timeZone={timeZone}
          clubs={[]}
          review={false}
          refusal={refusal}
          cancelTo={back}
          editing={{ id, category, cover, series: series !== null }}
        />
      </div>
    </MemberPage>
  )
}
