import type { OrderSummary } from '@banter/api/orders/contract'
import { Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { CategoryArt } from '../ui/category-art.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'
import { badgeOf } from './order-words.ts'

/** One order in a list: the whole row leads to it. */
export function OrderRow({ order }: { order: OrderSummary }) {
  const { tone, label } = badgeOf(order.state)
  const other = order.role === 'seller' ? `to ${order.buyer.name}` : `from ${order.seller.name}`
  return (
    <li className="relative grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 p-4 transition-colors hover:bg-sunken/50 sm:grid-cols-[4rem_minmax(0,1fr)_auto_5.5rem] sm:px-5">
      <CategoryArt
        category={order.category}
        className="row-span-2 aspect-[4/3] rounded-md border border-line sm:row-span-1"
      />
      <div className="min-w-0">
        <Link
          to={`/orders/${order.id}`}
          className="line-clamp-2 rounded-sm font-medium after:absolute after:inset-0 hover:text-accent-text"
        >
          {order.title}
        </Link>
        <p className="text-[0.8125rem] text-muted sm:truncate">
          {other} · <Time value={order.createdAt} />
        </p>
      </div>
      <p className="self-start text-right font-semibold sm:order-last sm:self-center">
        <Money value={order.total} />
      </p>
      <div className="col-span-2 col-start-2 sm:col-span-1 sm:col-start-auto">
        <Badge tone={tone} dot>
          {label}
        </Badge>
      </div>
    </li>
  )
}
