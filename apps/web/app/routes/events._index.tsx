import type { EventSummary } from '@banter/api/events/contract'
import { IconPlus, IconRss } from '@tabler/icons-react'
import type { WithAd } from '../ads/shown/with-ads.ts'
import { loadCalendar } from '../events/list/calendar.server.ts'
import { EventFilters, MineChips, Narrowing } from '../events/list/event-filters.tsx'
import { EventList } from '../events/list/event-list.tsx'
import { MonthView } from '../events/list/month-view.tsx'
import { NoEvents } from '../events/list/no-events.tsx'
import { ViewBar } from '../events/list/view-bar.tsx'
import { WeekView } from '../events/list/week-view.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData, useLocation } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { mayAdminister } from '../shell/viewer.ts'
import type { ListPage } from '../ui/growing-list.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Events · Banter' }]

export const loader = (args: LoaderFunctionArgs) => loadCalendar(args)

type Loaded = Awaited<ReturnType<typeof loader>>

export default function EventsPage() {
  const page = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const { view, date, today, filters, clubs, review } = page
  const user = useViewer()?.user
  return (
    <MemberPage>
      <PageHeader
        title="Events"
        actions={
          <>
            {review && user && mayAdminister(user) && <LinkButton to="/admin/events">To review</LinkButton>}
            <LinkButton to="/events/calendar">
              <IconRss aria-hidden className="size-4" />
              Subscribe
            </LinkButton>
            <LinkButton to="/events/new" variant="primary">
              <IconPlus aria-hidden className="size-4.5" />
              New event
            </LinkButton>
          </>
        }
      >
        What is on at your school, and who is going.
      </PageHeader>
      <div className="grid grid-cols-1 gap-4">
        <EventFilters filters={filters} clubs={clubs} />
        <MineChips chosen={filters.mine} />
        <Narrowing filters={filters} clubs={clubs} />
        <ViewBar view={view} date={date} today={today} />
        {view === 'list' && <UpcomingEvents key={search} {...page} />}
        {view === 'week' && <WeekView {...page} events={page.events.items} />}
        {view === 'month' && <MonthView {...page} events={page.events.items} />}
      </div>
    </MemberPage>
  )
}

function UpcomingEvents({ events, filters, clubs, timeZone, now }: Loaded) {
  const pageOf = (data: { events: ListPage<WithAd<EventSummary>> }) => data.events
  const { items, ...more } = useGrowingList(events, pageOf)
  if (items.length === 0) return <NoEvents filters={filters} clubs={clubs} />
  return (
    <>
      <EventList events={items} timeZone={timeZone} now={now} level={3} />
      <LoadMore {...more} />
    </>
  )
}
