import type { WalletEntry } from '@banter/api/payments/contract'
import {
  type Icon,
  IconArrowDownLeft,
  IconArrowsExchange,
  IconBuildingBank,
  IconRotate,
  IconShoppingBag,
  IconTag,
} from '@tabler/icons-react'
import { Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

const KINDS: Record<WalletEntry['kind'], { label: string; icon: Icon }> = {
  top_up: { label: 'Top-up', icon: IconArrowDownLeft },
  sale: { label: 'Sale', icon: IconTag },
  purchase: { label: 'Purchase', icon: IconShoppingBag },
  refund: { label: 'Refund', icon: IconRotate },
  pay_out: { label: 'Payout', icon: IconBuildingBank },
  other: { label: 'Transfer', icon: IconArrowsExchange },
}

interface Answered {
  entries: ListPage<WalletEntry>
}

export function WalletEntries({ entries }: Answered) {
  const { items, ...more } = useGrowingList(entries, (data: Answered) => data.entries)
  return (
    <div>
      <Card title="Movements" flush>
        {items.length === 0 ? (
          <EmptyState
            icon={<IconArrowsExchange aria-hidden />}
            title="Nothing has moved yet"
            action={<LinkButton to="/sell">Sell something</LinkButton>}
          >
            What you earn, spend and put in is listed here, to the cent.
          </EmptyState>
        ) : (
          <ul aria-label="Movements" className="divide-y divide-line">
            {items.map((entry) => (
              <Entry key={entry.id} entry={entry} />
            ))}
          </ul>
        )}
      </Card>
      <LoadMore {...more} />
    </div>
  )
}

function Entry({ entry }: { entry: WalletEntry }) {
  const { label, icon: KindIcon } = KINDS[entry.kind]
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 transition-colors hover:bg-sunken/50 sm:px-5">
      <span className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-muted">
        <KindIcon aria-hidden className="size-4.5" />
      </span>
      <div className="min-w-0 flex-1">
        {entry.orderId ? (
          <Link
            to={`/orders/${entry.orderId}`}
            className="line-clamp-2 rounded-sm font-medium after:absolute after:inset-0"
          >
            {entry.title}
          </Link>
        ) : (
          <p className="line-clamp-2 font-medium">{entry.title}</p>
        )}
        <p className="text-[0.8125rem] text-muted">
          {label} · <Time value={entry.at} />
        </p>
      </div>
      <Money value={entry.amount} signed className="font-semibold" />
    </li>
  )
}
