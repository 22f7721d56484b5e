import type { Market } from '@banter/api/marketplace/rules/contract'
import { Link } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { CATEGORY_NAMES } from './words.ts'

/** A day without its hour, on no clock. */
export const dayName = (day: string) =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' })

/** What a seller should know of the school's rules before filling in the form. */
export function MarketNotes({ market }: { market: Market }) {
  const { listingDays, termEndsOn, blockedCategories } = market
  const blocked = blockedCategories.map((category) => CATEGORY_NAMES[category].toLowerCase()).join(', ')
  return (
    <div className="mb-6 grid gap-3">
      <MoveOutBanner market={market} selling />
      <p className="text-[0.8125rem] text-muted">
        A listing stays for {listingDays} days
        {termEndsOn ? ` or until the term ends on ${dayName(termEndsOn)}` : ''}; then one tap renews it.{' '}
        {blocked && `Your school does not allow ${blocked}.`}
      </p>
    </div>
  )
}

/** While people move out: what to do with a room full of things. */
export function MoveOutBanner({ market, selling = false }: { market: Market; selling?: boolean }) {
  const { moveOut } = market
  if (!moveOut?.now) return null
  return (
    <Alert tone="accent" title={`Move-out until ${dayName(moveOut.to)}`}>
      <p className="mt-0.5">
        {selling ? (
          <>
            Many things at once?{' '}
            <Link to="/sell/room" className="underline underline-offset-2">
              Clear your room
            </Link>{' '}
            with one photo each.
          </>
        ) : (
          <>
            See{' '}
            <Link to="/shop?moveOut=true" className="underline underline-offset-2">
              what has to go
            </Link>
            , or{' '}
            <Link to="/sell/room" className="underline underline-offset-2">
              clear your own room
            </Link>
            .
          </>
        )}
        {moveOut.donateTo && <> What nobody buys: {moveOut.donateTo}</>}
      </p>
    </Alert>
  )
}
