import { getOverview, type Overview } from '@banter/api/analytics/contract'
import { IconMessages, IconReceipt, IconTag, IconUsers } from '@tabler/icons-react'
import { DayChart } from '../analytics/day-chart.tsx'
import { api } from '../api.server.ts'
import { useHere } from '../root-data.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Stat, StatGrid } from '../ui/stat.tsx'

export const meta: MetaFunction = () => [{ title: 'Admin · Banter' }]

export const loader = ({ request, context }: LoaderFunctionArgs) => api(request, context)(getOverview)

export default function AdminPage() {
  const overview = useLoaderData<typeof loader>()
  const school = useHere()?.school
  const pays = useViewer()?.user.role === 'admin'
  return (
    <MemberPage>
      <PageHeader
        title="Admin"
        actions={
          <>
            {pays && <LinkButton to="/admin/billing">Billing</LinkButton>}
            <LinkButton to="/admin/clubs">Clubs</LinkButton>
            <LinkButton to="/admin/listings">Listings</LinkButton>
            <LinkButton to="/admin/market">Market rules</LinkButton>
            <LinkButton to="/admin/spots">Safe spots</LinkButton>
            <LinkButton to="/admin/no-shows">Missed meetings</LinkButton>
            <LinkButton to="/admin/disputes">Problems with orders</LinkButton>
            <LinkButton to="/admin/chargebacks">Chargebacks</LinkButton>
            <LinkButton to="/admin/events">Events</LinkButton>
            <LinkButton to="/admin/calendar">Calendar</LinkButton>
            <LinkButton to="/admin/ads">Ads</LinkButton>
            <LinkButton to="/admin/reports">Reports</LinkButton>
          </>
        }
      >
        {`${school?.name ?? 'Your campus'} at a glance.`}
      </PageHeader>
      <div className="grid gap-6">
        <Totals overview={overview} />
        <Days days={overview.days} />
        {school && (
          <Card title="Who may join">
            <p className="text-muted">Everybody who can read mail at one of these domains:</p>
            <ul className="mt-2 flex flex-wrap gap-2">
              {school.emailDomains.map((domain) => (
                <li key={domain} className="rounded-md bg-sunken px-2.5 py-1 font-medium">
                  @{domain}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </MemberPage>
  )
}

function Totals({ overview }: { overview: Overview }) {
  const { members, newMembers, posts, products, orders, sales, fees } = overview
  return (
    <StatGrid>
      <Stat
        label="Members"
        value={members}
        hint={`${newMembers} new in 14 days`}
        icon={<IconUsers aria-hidden />}
      />
      <Stat label="Posts" value={posts} hint="On the billboard" icon={<IconMessages aria-hidden />} />
      <Stat label="For sale" value={products} hint="Listings right now" icon={<IconTag aria-hidden />} />
      <Stat
        label="Orders"
        value={orders}
        hint={
          <>
            <Money value={sales} /> sold, <Money value={fees} /> fees
          </>
        }
        icon={<IconReceipt aria-hidden />}
      />
    </StatGrid>
  )
}

function Days({ days }: Pick<Overview, 'days'>) {
  const series = (pick: (day: Overview['days'][number]) => number) =>
    days.map((day) => ({ day: day.day, value: pick(day) }))
  return (
    <Card title="The last 14 days">
      <div className="grid gap-8 lg:grid-cols-3">
        <DayChart title="New members" days={series((day) => day.members)} />
        <DayChart title="Posts" days={series((day) => day.posts)} />
        <DayChart title="Orders" days={series((day) => day.orders)} />
      </div>
    </Card>
  )
}
