import { getClub } from '@banter/api/clubs/contract'
import { getCalendarSettings } from '@banter/api/events/calendar/contract'
import { type EventSummary, listEvents } from '@banter/api/events/contract'
import { IconCalendarEvent, IconPlus } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { useClub } from '../clubs/show/use-club.ts'
import { EventList } from '../events/list/event-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { useLoaderData } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const [{ id }, { timeZone }] = await Promise.all([
    ask(getClub, { params: { id: params.slug! } }),
    ask(getCalendarSettings),
  ])
  const events = await ask(listEvents, { querystring: { club: id, cursor, limit: 20 } })
  return { events, timeZone, now: new Date().toISOString() }
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function ClubEvents() {
  const club = useClub()
  const page = useLoaderData<typeof loader>()
  const plans = club.may.includes('schedule') && club.state === 'active'
  const plan = plans && (
    <LinkButton to={`/events/new?club=${club.id}`} variant="soft">
      <IconPlus aria-hidden className="size-4.5" />
      Plan an event
    </LinkButton>
  )
  return (
    <section aria-label={`Events of ${club.name}`} className="grid gap-4">
      {page.events.items.length === 0 ? (
        <Card>
          <EmptyState icon={<IconCalendarEvent aria-hidden />} title="Nothing planned yet" action={plan}>
            What the club plans stands here, and in its members’ calendars.
          </EmptyState>
        </Card>
      ) : (
        <>
          {plan && <div className="flex justify-end">{plan}</div>}
          <Upcoming {...page} />
        </>
      )}
    </section>
  )
}

function Upcoming({ events, timeZone, now }: Loaded) {
  const pageOf = (data: { events: ListPage<EventSummary> }) => data.events
  const { items, ...more } = useGrowingList(events, pageOf)
  return (
    <>
      <EventList events={items} timeZone={timeZone} now={now} level={2} />
      <LoadMore {...more} />
    </>
  )
}
