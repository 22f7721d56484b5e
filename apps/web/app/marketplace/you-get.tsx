import { formatMoney } from '../ui/amounts.ts'
import { sellerGets } from './seller-gets.ts'

const LEAST = 50
const MOST = 1_000_000

/** The line under a price while it is typed. Without scripts it says the rule instead of the sum. */
export function YouGet({ cents }: { cents: number | null }) {
  if (cents === null || cents < LEAST || cents > MOST) {
    return (
      <span className="text-muted">You keep all but 2% (never more than $5) and the cost of the card.</span>
    )
  }
  const { fee, processing, sellerNet, capped } = sellerGets(cents)
  const usd = (amount: number) => formatMoney({ amount, currency: 'usd' })
  return (
    <span className="grid gap-0.5 rounded-md bg-positive-soft px-3 py-2 text-positive-text">
      <span className="text-base font-semibold tabular-nums">You get {usd(sellerNet)}</span>
      <span className="text-[0.8125rem] tabular-nums">
        Banter keeps {usd(fee)}
        {capped && ', the most it ever takes'}; card processing, at cost, is {usd(processing)}. Paid from a
        wallet: you get {usd(cents - fee)}.
      </span>
    </span>
  )
}
