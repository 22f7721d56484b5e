import * as contract from '@banter/api/orders/contract'
import { getOrderOverview } from '@banter/api/orders/overview/contract'
import { IconReceipt } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { OrderList, readStatus } from '../orders/order-list.tsx'
import { BuyingStats } from '../orders/overview-stats.tsx'
import { TodoList } from '../orders/todo-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Purchases · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const status = readStatus(query)
  const cursor = query.get('cursor') ?? undefined
  const ask = api(request, context)
  const [orders, overview] = await Promise.all([
    ask(contract.listOrders, { querystring: { role: 'buyer', status, cursor } }),
    ask(getOrderOverview, { querystring: { role: 'buyer' } }),
  ])
  return { status: status ?? null, orders, overview }
}

export default function PurchasesPage() {
  const { status, orders, overview } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <PageHeader title="Purchases">What you bought, and the code for each handoff.</PageHeader>
      {status === null && (overview.buying.open > 0 || overview.todos.length > 0) && (
        <>
          <TodoList overview={overview} />
          <div className="mb-6">
            <BuyingStats buying={overview.buying} />
          </div>
        </>
      )}
      <OrderList at="/purchases" status={status} orders={orders} empty={<Nothing all={status === null} />} />
    </MemberPage>
  )
}

function Nothing({ all }: { all: boolean }) {
  return (
    <EmptyState
      icon={<IconReceipt aria-hidden />}
      title={all ? 'You have not bought anything yet' : 'No purchases like that'}
      action={
        <LinkButton to={all ? '/shop' : '/purchases'} variant="primary">
          {all ? 'Browse the shop' : 'Show all'}
        </LinkButton>
      }
    >
      {all
        ? 'Each purchase shows up here, with a 6-digit code to give to the seller when you meet.'
        : undefined}
    </EmptyState>
  )
}
