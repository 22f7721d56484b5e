import Stripe from 'stripe'
import type { Movement, Payments } from './payments.ts'
import { askStripe } from './stripe-errors.ts'

/** Stripe's own account of our money, for comparing with ours. */
export function movementCalls(stripe: Stripe) {
  return {
    async listMovements(since: Date) {
      const created = { gte: Math.floor(since.getTime() / 1000) }
      return askStripe(async () => {
        const found: Movement[] = []
        for await (const each of stripe.balanceTransactions.list({ created, limit: 100 }))
          found.push(movementFrom(each))
        return found.reverse()
      })
    },
    async getMovement(balanceTxn: string) {
      try {
        return movementFrom(await stripe.balanceTransactions.retrieve(balanceTxn))
      } catch (error) {
        if (error instanceof Stripe.errors.StripeInvalidRequestError && error.statusCode === 404) return null
        return askStripe(() => Promise.reject(error))
      }
    },
    async getBalance() {
      const { available, pending } = await askStripe(() => stripe.balance.retrieve())
      const sums = new Map<string, number>()
      for (const { currency, amount } of [...available, ...pending])
        sums.set(currency, (sums.get(currency) ?? 0) + amount)
      return [...sums].map(([currency, amount]) => ({ currency, amount }))
    },
  } satisfies Partial<Payments>
}

function movementFrom({
  id,
  type,
  source,
  amount,
  fee,
  net,
  currency,
  created,
}: Stripe.BalanceTransaction): Movement {
  return {
    balanceTxn: id,
    type,
    source: typeof source === 'string' ? source : (source?.id ?? null),
    amount,
    fee,
    net,
    currency,
    createdAt: new Date(created * 1000),
  }
}
