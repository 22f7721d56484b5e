import type { ProductDetail } from '@banter/api/marketplace/contract'
import { Time } from '../ui/time.tsx'

interface ListingStandingProps {
  status: ProductDetail['status']
  own: Pick<NonNullable<ProductDetail['own']>, 'expiresAt' | 'refusal' | 'placeInLine'>
}

/** Until when it is offered, or why it is not. */
export function ListingStanding({ status, own: { expiresAt, refusal, placeInLine } }: ListingStandingProps) {
  if (status === 'draft') return <Line>Only you see it until you list it.</Line>
  if (status === 'refused') return <Line>The staff sent it back: {refusal} Change it and send it again.</Line>
  if (status === 'pending')
    return (
      <Line>
        The staff of your school look at the first listings of a new seller.
        {placeInLine !== null && placeInLine > 1 && ` ${placeInLine - 1} wait before it.`}
      </Line>
    )
  if (status === 'expired') return <Line>Its time in the shop is over. One tap brings it back.</Line>
  if (status === 'active' && expiresAt)
    return (
      <Line>
        In the shop until <Time value={expiresAt} absolute />
      </Line>
    )
  return null
}

const Line = ({ children }: { children: React.ReactNode }) => (
  <p className="text-[0.8125rem] text-muted">{children}</p>
)
