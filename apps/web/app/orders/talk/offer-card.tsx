import type { Negotiation } from '@banter/api/offers/contract'
import { badgeOf, stepsOf } from '../../offers/offer-words.ts'
import { formatMoney } from '../../ui/amounts.ts'
import { Badge } from '../../ui/badge.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Time } from '../../ui/time.tsx'

/** What the two bargained for, move by move, and the way to answer it. */
export function OfferCard({ offer }: { offer: Negotiation }) {
  const { id, product, total, may } = offer
  const { tone, label } = badgeOf(offer)
  const asked = may.accept || may.decline || may.counter
  return (
    <li className="w-full max-w-88 justify-self-center">
      <section
        aria-label={`Offer for ${product.title}`}
        className="grid gap-2.5 rounded-lg border border-line bg-surface px-4 py-3 shadow-card"
      >
        <p className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
          <span className="font-semibold">Offer: {formatMoney(total)}</span>
          <Badge tone={tone} dot>
            {label}
          </Badge>
        </p>
        <ol aria-label="Moves" className="grid gap-1 text-[0.8125rem]">
          {stepsOf(offer).map(({ title, detail, at }) => (
            <li key={`${title} ${at}`} className="wrap-anywhere">
              {title} {at && <Time value={at} className="text-2xs text-muted" />}
              {detail && <span className="block text-muted">{detail}</span>}
            </li>
          ))}
        </ol>
        <LinkButton to={`/offers/${id}`} size="sm" variant={asked || may.pay ? 'primary' : 'secondary'}>
          {may.pay ? 'Pay it' : asked ? 'Answer' : 'See the offer'}
        </LinkButton>
      </section>
    </li>
  )
}
