import type { OrderState, OrderSummary } from '@banter/api/orders/contract'
import type { ReactNode } from 'react'
import { Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import type { ListPage } from '../ui/growing-list.ts'
import { LoadMore } from '../ui/load-more.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'
import { OrderRow } from './order-row.tsx'

const VIEWS: { label: string; status?: OrderState }[] = [
  { label: 'All' },
  { label: 'Waiting for handoff', status: 'held' },
  { label: 'Waiting for payment', status: 'awaiting_payment' },
  { label: 'Completed', status: 'settled' },
  { label: 'Refunded', status: 'refunded' },
]

/** The state a list of orders is asked for; none for all. */
export const readStatus = (query: URLSearchParams) =>
  VIEWS.find(({ status }) => status && status === query.get('status'))?.status

interface Answered {
  orders: ListPage<OrderSummary>
}

interface OrderListProps extends Answered {
  at: '/purchases' | '/sales'
  status: OrderState | null
  empty: ReactNode
}

/** Purchases and sales are one list seen from two sides. */
export function OrderList({ at, status, orders, empty }: OrderListProps) {
  return (
    <>
      <Tabs
        label="Orders"
        tabs={[
          { to: '/purchases', label: 'Purchases', active: at === '/purchases' },
          { to: '/sales', label: 'Sales', active: at === '/sales' },
        ]}
      />
      <nav
        aria-label="Show"
        className="-mx-4 mt-4 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
      >
        <ul className="flex gap-1.5">
          {VIEWS.map((view) => {
            const active = (view.status ?? null) === status
            return (
              <li key={view.label}>
                <Link
                  to={view.status ? `${at}?status=${view.status}` : at}
                  preventScrollReset
                  aria-current={active ? 'page' : undefined}
                  className={cx(
                    'flex h-8 items-center rounded-full px-3 text-[0.8125rem] font-medium whitespace-nowrap text-muted hover:bg-sunken hover:text-ink',
                    active && 'bg-accent-soft text-accent-text hover:bg-accent-soft hover:text-accent-text',
                  )}
                >
                  {view.label}
                </Link>
              </li>
            )
          })}
        </ul>
      </nav>
      <Rows key={`${at} ${status}`} orders={orders} empty={empty} />
    </>
  )
}

function Rows({ orders, empty }: Pick<OrderListProps, 'orders' | 'empty'>) {
  const { items, ...more } = useGrowingList(orders, (data: Answered) => data.orders)
  return (
    <div className="mt-4">
      <Card flush>
        {items.length === 0 ? (
          empty
        ) : (
          <ul aria-label="Orders" className="divide-y divide-line">
            {items.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </ul>
        )}
      </Card>
      <LoadMore {...more} />
    </div>
  )
}
