import type { Offer } from '@banter/api/offers/contract'
import { Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Countdown } from '../ui/countdown.tsx'
import { Money } from '../ui/money.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { Time } from '../ui/time.tsx'
import { badgeOf } from './offer-words.ts'

/** One negotiation in a list: the whole row leads to it. */
export function OfferRow({ offer }: { offer: Offer }) {
  const { id, product, other, role, total, quantity, state, orderId, expiresAt, createdAt } = offer
  const { tone, label } = badgeOf(offer)
  const runs = (state === 'open' || state === 'accepted') && !orderId
  return (
    <li className="relative grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1.5 p-4 transition-colors hover:bg-sunken/50 sm:px-5">
      <ProductArt
        product={product}
        className="row-span-2 aspect-[4/3] self-start rounded-md border border-line"
      />
      <div className="min-w-0">
        <Link
          to={`/offers/${id}`}
          className="line-clamp-2 rounded-sm font-medium after:absolute after:inset-0 hover:text-accent-text"
        >
          {product.title}
        </Link>
        <p className="text-[0.8125rem] text-muted sm:truncate">
          {role === 'seller' ? 'from' : 'to'} {other.name}
          {quantity > 1 && ` · ${quantity} pieces`} · <Time value={createdAt} />
        </p>
      </div>
      <p className="self-start text-right font-semibold">
        <Money value={total} />
        <span className="block text-xs font-normal text-muted line-through">
          <span className="sr-only">instead of </span>
          <Money value={{ ...product.price, amount: product.price.amount * quantity }} />
        </span>
      </p>
      <p className="col-span-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <Badge tone={tone} dot>
          {label}
        </Badge>
        {runs && (
          <span className="text-[0.8125rem] text-muted tabular-nums">
            <Countdown until={expiresAt} /> left
          </span>
        )}
      </p>
    </li>
  )
}
