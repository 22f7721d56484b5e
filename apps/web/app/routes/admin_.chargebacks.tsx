import { type Chargeback, listChargebacks } from '@banter/api/disputes/chargebacks/contract'
import { IconBuildingBank, IconChevronRight } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { badgeOf, reasonWords } from '../disputes/chargeback-words.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { Link, type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { Time } from '../ui/time.tsx'

export const meta: MetaFunction = () => [{ title: 'Chargebacks · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const status = query.get('status') === 'over' ? ('over' as const) : ('running' as const)
  const cursor = query.get('cursor') ?? undefined
  return { status, list: await api(request, context)(listChargebacks, { querystring: { status, cursor } }) }
}

export default function ChargebacksPage() {
  const { status, list } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Chargebacks" back={{ to: '/admin', label: 'Admin' }}>
          Card payments that a bank asks back. The money waits, and the evidence is gathered by itself.
        </PageHeader>
        <div className="grid gap-4">
          <Tabs
            label="Chargebacks"
            tabs={[
              { to: '/admin/chargebacks', label: 'Under way', active: status === 'running' },
              { to: '/admin/chargebacks?status=over', label: 'Decided', active: status === 'over' },
            ]}
          />
          <Card flush>
            {list.items.length === 0 ? (
              <EmptyState icon={<IconBuildingBank aria-hidden />} title="Nothing here">
                {status === 'running' ? 'No bank asks for a payment back.' : 'No bank has decided yet.'}
              </EmptyState>
            ) : (
              <ul className="divide-y divide-line">
                {list.items.map((one) => (
                  <Row key={one.id} one={one} />
                ))}
              </ul>
            )}
          </Card>
          <LoadMore nextCursor={list.nextCursor} />
        </div>
      </div>
    </MemberPage>
  )
}

function Row({ one }: { one: Chargeback }) {
  const { tone, label } = badgeOf(one.state)
  return (
    <li className="relative flex items-center gap-3 p-4 transition-colors hover:bg-sunken/50 sm:px-5">
      <div className="min-w-0 flex-1">
        <Link
          to={`/admin/chargebacks/${one.id}`}
          className="rounded-sm font-medium break-words after:absolute after:inset-0"
        >
          <Money value={one.amount} /> of {one.buyer.name}
        </Link>
        <p className="text-muted">{one.orders.map(({ title }) => title).join(', ')}</p>
        <p className="text-[0.8125rem] text-muted">
          {reasonWords(one.reason)} · <Time value={one.createdAt} />
        </p>
      </div>
      <Badge tone={tone}>{label}</Badge>
      <IconChevronRight aria-hidden className="size-4 shrink-0 text-muted" />
    </li>
  )
}
