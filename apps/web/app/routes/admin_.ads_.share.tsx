import { type AdShare, listAdShares } from '@banter/api/ads/reports/contract'
import { IconCoins } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { type Column, Table } from '../ui/table.tsx'
import type { Tone } from '../ui/tones.ts'

export const meta: MetaFunction = () => [{ title: 'The school’s share of ads · Banter' }]

export const loader = ({ request, context }: LoaderFunctionArgs) => api(request, context)(listAdShares)

const STATES: Record<AdShare['state'], { name: string; tone: Tone }> = {
  running: { name: 'This month', tone: 'info' },
  open: { name: 'To be paid', tone: 'caution' },
  paid: { name: 'Paid', tone: 'positive' },
}

const month = new Intl.DateTimeFormat('en-US', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const columns: Column<AdShare>[] = [
  { header: 'Month', heading: true, cell: (one) => month.format(new Date(`${one.month}-01T00:00:00Z`)) },
  { header: 'Campaigns', align: 'right', cell: ({ campaigns }) => campaigns },
  { header: 'Spent', align: 'right', cell: ({ spent }) => <Money value={spent} /> },
  { header: 'The school’s share', align: 'right', cell: ({ share }) => <Money value={share} /> },
  {
    header: 'State',
    align: 'right',
    cell: ({ state }) => <Badge tone={STATES[state].tone}>{STATES[state].name}</Badge>,
  },
]

export default function AdSharePage() {
  const { items } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="The school’s share" back={{ to: '/admin/ads', label: 'Ads' }}>
          What businesses spent on ads here, and what of it is the school’s. Booked once a day.
        </PageHeader>
        <Card flush>
          {items.length > 0 ? (
            <Table caption="By month" columns={columns} rows={items} rowKey={(one) => one.month} />
          ) : (
            <EmptyState icon={<IconCoins aria-hidden />} title="Nothing was spent yet">
              The day after the first paid views, its month appears here.
            </EmptyState>
          )}
        </Card>
      </div>
    </MemberPage>
  )
}
