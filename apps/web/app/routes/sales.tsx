import * as contract from '@banter/api/orders/contract'
import { getOrderOverview } from '@banter/api/orders/overview/contract'
import { IconTag } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { OrderList, readStatus } from '../orders/order-list.tsx'
import { SellingStats } from '../orders/overview-stats.tsx'
import { TodoList } from '../orders/todo-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Sales · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const status = readStatus(query)
  const cursor = query.get('cursor') ?? undefined
  const ask = api(request, context)
  const [orders, overview] = await Promise.all([
    ask(contract.listOrders, { querystring: { role: 'seller', status, cursor } }),
    ask(getOrderOverview, { querystring: { role: 'seller' } }),
  ])
  return { status: status ?? null, orders, overview }
}

export default function SalesPage() {
  const { status, orders, overview } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <PageHeader
        title="Sales"
        actions={
          <>
            <LinkButton to="/handoff-times">When you can meet</LinkButton>
            <LinkButton to="/statements">Statements</LinkButton>
            <LinkButton to="/my-products">My products</LinkButton>
          </>
        }
      >
        What you sold, and what is left to hand over.
      </PageHeader>
      {status === null && (
        <>
          <TodoList overview={overview} />
          <div className="mb-6">
            <SellingStats selling={overview.selling} />
          </div>
        </>
      )}
      <OrderList at="/sales" status={status} orders={orders} empty={<Nothing all={status === null} />} />
    </MemberPage>
  )
}

function Nothing({ all }: { all: boolean }) {
  return (
    <EmptyState
      icon={<IconTag aria-hidden />}
      title={all ? 'Nothing sold yet' : 'No sales like that'}
      action={
        <LinkButton to={all ? '/sell' : '/sales'} variant="primary">
          {all ? 'Sell something' : 'Show all'}
        </LinkButton>
      }
    >
      {all ? 'When somebody buys from you, you are told here and by mail what to do next.' : undefined}
    </EmptyState>
  )
}
