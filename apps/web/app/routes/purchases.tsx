import * as contract from '@banter/api/orders/contract'
import { IconReceipt } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { OrderList, readStatus } from '../orders/order-list.tsx'
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
  const orders = await api(request, context)(contract.listOrders, {
    querystring: { role: 'buyer', status, cursor: query.get('cursor') ?? undefined },
  })
  return { status: status ?? null, orders }
}

export default function PurchasesPage() {
  const { status, orders } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <PageHeader title="Purchases">What you bought, and the code for each handoff.</PageHeader>
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
