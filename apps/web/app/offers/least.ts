import { type Amount, formatMoney } from '../ui/amounts.ts'

const LEAST_CENTS = 50

/** From what on a seller looks at offers, where they have said so. */
export function leastSentence({ price, leastOfferPct }: { price: Amount; leastOfferPct: number }): string {
  if (leastOfferPct === 0) return ''
  const least = Math.min(price.amount, Math.max(LEAST_CENTS, Math.ceil((price.amount * leastOfferPct) / 100)))
  return `They look at offers from ${formatMoney({ ...price, amount: least })} on.`
}
