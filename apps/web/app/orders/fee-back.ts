import type { Order } from '@banter/api/orders/contract'

type Money = { amount: number }
type Paid = {
  items: Pick<Order['items'][number], 'lineTotal'>[]
  fee: Money | null
  feeRefunded: Money | null
  refunded: Money
}

/** What of the fee comes back with a refund of so much: in proportion, all refunds together, half a cent rounded up. */
export function feeBack({ items, fee, feeRefunded, refunded }: Paid, amount: number): number {
  const gross = items.reduce((sum, { lineTotal }) => sum + lineTotal.amount, 0)
  if (!fee || gross === 0) return 0
  const total = Math.floor((fee.amount * (refunded.amount + amount) * 2 + gross) / (gross * 2))
  return total - (feeRefunded?.amount ?? 0)
}
