import type { OrderSummary } from '@banter/api/orders/contract'
import { IconChevronRight, IconTransferOut } from '@tabler/icons-react'
import { Link } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'
import { Money } from '../ui/money.tsx'

/** What a seller has to do: paid orders that wait for their handoff. */
export function ToHandOver({ orders, more }: { orders: OrderSummary[]; more: boolean }) {
  if (orders.length === 0) return null
  return (
    <Card
      flush
      className="mb-6"
      title={
        <span className="flex items-center gap-2">
          <IconTransferOut aria-hidden className="size-5 text-accent-text" />
          To hand over
        </span>
      }
      action={
        more ? (
          <Link to="/sales?status=held" className="font-medium text-accent-text hover:underline">
            See all
          </Link>
        ) : undefined
      }
    >
      <ul aria-label="To hand over" className="divide-y divide-line">
        {orders.map(({ id, buyer, title, total }) => (
          <li
            key={id}
            className="relative flex items-center gap-3 p-4 transition-colors hover:bg-sunken/50 sm:px-5"
          >
            <Avatar name={buyer.name} />
            <div className="min-w-0 flex-1">
              <Link to={`/orders/${id}`} className="rounded-sm font-medium after:absolute after:inset-0">
                Meet {buyer.name}
              </Link>
              <p className="truncate text-[0.8125rem] text-muted">
                {title} · <Money value={total} />
              </p>
            </div>
            <span
              aria-hidden
              className="flex shrink-0 items-center gap-1 text-[0.8125rem] font-medium text-accent-text"
            >
              <span className="max-sm:hidden">Enter code</span>
              <IconChevronRight className="size-4" />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
