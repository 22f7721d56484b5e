import type { Offer } from '@banter/api/offers/contract'
import { Link, useRevalidator } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Money } from '../ui/money.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { badgeOf, nextStep } from './offer-words.ts'

/** What the offer is about, the price that stands, and how long it does. */
export function OfferHead({ offer }: { offer: Offer }) {
  const { revalidate } = useRevalidator()
  const { product, other, role, total, amount, quantity, sellerGets, state, orderId, expiresAt } = offer
  const { tone, label } = badgeOf(offer)
  const runs = (state === 'open' || state === 'accepted') && !orderId
  return (
    <div className="grid gap-4">
      <div className="grid grid-cols-[5rem_minmax(0,1fr)] items-center gap-4">
        <ProductArt product={product} className="aspect-[4/3] rounded-md border border-line" />
        <div className="min-w-0">
          <Link to={`/products/${product.id}`} className="font-semibold hover:text-accent-text">
            {product.title}
          </Link>
          <p className="text-muted">
            {role === 'buyer' ? `${other.name} asked` : 'You asked'} {formatMoney(product.price)}
            {quantity > 1 && ' each'} · {role === 'buyer' ? 'sold by' : 'offer from'}{' '}
            <Link to={`/people/${other.id}`} className="underline underline-offset-2 hover:text-ink">
              {other.name}
            </Link>
          </p>
        </div>
      </div>
      <div role="status" className="rounded-md bg-sunken px-4 py-3">
        <p className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
          <span className="text-2xl font-semibold tracking-tight">
            <Money value={total} />
          </span>
          <Badge tone={tone} dot>
            {label}
          </Badge>
        </p>
        {quantity > 1 && (
          <p className="text-[0.8125rem] text-muted">
            {quantity} pieces at {formatMoney(amount)}
          </p>
        )}
        {sellerGets && <p className="font-medium text-positive-text">You get {formatMoney(sellerGets)}</p>}
        <p className="mt-1 text-pretty">{nextStep(offer)}</p>
      </div>
      {runs && (
        <p className="text-muted">
          {state === 'open' ? 'Time to answer:' : 'Time to pay:'}{' '}
          <Countdown until={expiresAt} onEnd={revalidate} className="font-semibold text-ink tabular-nums" />
        </p>
      )}
    </div>
  )
}
