import type { ProductDetail } from '@banter/api/marketplace/contract'
import type { Offer } from '@banter/api/offers/contract'
import type { ReactNode } from 'react'
import { formatMoney } from '../ui/amounts.ts'
import { counted } from '../ui/counted.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { MakeOffer } from './make-offer.tsx'
import { pathOf } from './offer-list.tsx'
import { badgeOf } from './offer-words.ts'

const isLive = ({ state }: Offer) => state === 'open' || state === 'accepted'

/** What a listing's page says of offers: to its seller which wait, to a buyer theirs, or that they can make one. */
export function OffersHere({ product, offers }: { product: ProductDetail; offers: Offer[] }) {
  const live = offers.filter(isLive)
  const [first] = live
  if (!first) {
    const { mine, negotiable, kind, status, stock } = product
    const takes = !mine && negotiable && kind === 'sale' && status === 'active' && stock > 0
    return takes ? <MakeOffer product={product} /> : null
  }
  if (!product.mine) {
    const asked = first.state === 'open' && first.turn === 'buyer'
    return (
      <Standing to={`/offers/${first.id}`} note={badgeOf(first).label}>
        {asked ? 'They ask' : 'Your offer:'} {formatMoney(first.total)}
      </Standing>
    )
  }
  const waiting = live.filter(({ state, turn }) => state === 'open' && turn === 'seller').length
  return (
    <Standing
      to={live.length === 1 ? `/offers/${first.id}` : pathOf('seller')}
      note={waiting ? `${waiting} for you to answer` : ''}
    >
      {counted(live.length, 'open offer')}
    </Standing>
  )
}

function Standing({ to, note, children }: { to: string; note: string; children: ReactNode }) {
  return (
    <div className="grid gap-1.5">
      <LinkButton to={to} size="lg" wide>
        {children}
      </LinkButton>
      {note && <p className="text-center text-[0.8125rem] text-muted">{note}</p>}
    </div>
  )
}
