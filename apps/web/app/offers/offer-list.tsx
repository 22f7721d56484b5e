import type { Offer } from '@banter/api/offers/contract'
import type { ReactNode } from 'react'
import { Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import type { ListPage } from '../ui/growing-list.ts'
import { LoadMore } from '../ui/load-more.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'
import { OfferRow } from './offer-row.tsx'

export type Role = Offer['role']
export type Shown = 'live' | 'over'

interface Answered {
  offers: ListPage<Offer>
}

interface OfferListProps extends Answered {
  role: Role
  shown: Shown
  empty: ReactNode
}

export const pathOf = (role: Role, shown: Shown = 'live') =>
  `/offers?role=${role}${shown === 'over' ? '&show=over' : ''}`

/** Offers that came in and offers that went out are one list seen from two sides. */
export function OfferList({ role, shown, offers, empty }: OfferListProps) {
  return (
    <>
      <Tabs
        label="Offers"
        tabs={[
          { to: pathOf('seller'), label: 'Received', active: role === 'seller' },
          { to: pathOf('buyer'), label: 'Sent', active: role === 'buyer' },
        ]}
      />
      <nav aria-label="Show" className="mt-4">
        <ul className="flex gap-1.5">
          {(['live', 'over'] as const).map((one) => (
            <li key={one}>
              <Link
                to={pathOf(role, one)}
                preventScrollReset
                aria-current={one === shown ? 'page' : undefined}
                className={cx(
                  'flex h-8 items-center rounded-full px-3 text-[0.8125rem] font-medium text-muted hover:bg-sunken hover:text-ink',
                  one === shown &&
                    'bg-accent-soft text-accent-text hover:bg-accent-soft hover:text-accent-text',
                )}
              >
                {one === 'live' ? 'Open' : 'Over'}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Rows key={`${role} ${shown}`} offers={offers} empty={empty} />
    </>
  )
}

function Rows({ offers, empty }: Pick<OfferListProps, 'offers' | 'empty'>) {
  const { items, ...more } = useGrowingList(offers, (data: Answered) => data.offers)
  return (
    <div className="mt-4">
      <Card flush>
        {items.length === 0 ? (
          empty
        ) : (
          <ul aria-label="Offers" className="divide-y divide-line">
            {items.map((offer) => (
              <OfferRow key={offer.id} offer={offer} />
            ))}
          </ul>
        )}
      </Card>
      <LoadMore {...more} />
    </div>
  )
}
