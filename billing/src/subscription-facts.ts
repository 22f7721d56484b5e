import type { Fact } from './ledger.ts'

/** The facts about what schools pay. Amounts are minor units. */
interface Paid {
  invoiceId: string
  currency: string
}

interface CardMoney {
  amount: number
  cost: number
  balanceTxn: string
}

/** An invoice that a card paid, and what that cost the platform. */
export function invoicePaid({ invoiceId, currency }: Paid, { amount, cost, balanceTxn }: CardMoney): Fact[] {
  return [
    {
      kind: 'subscription_paid',
      key: `inv:${invoiceId}`,
      ref: invoiceId,
      currency,
      lines: [
        { code: 'stripe_balance', amount },
        { code: 'subscription_revenue', amount: -amount },
      ],
      balanceTxn,
    },
    {
      kind: 'processing_cost',
      key: `fee:${balanceTxn}`,
      ref: invoiceId,
      currency,
      lines: [
        { code: 'stripe_fees', amount: cost },
        { code: 'stripe_balance', amount: -cost },
      ],
    },
  ]
}

/** An invoice that was paid by a transfer to the platform's own bank. */
export function invoicePaidAtBank({ invoiceId, currency }: Paid, amount: number): Fact {
  return {
    kind: 'subscription_paid',
    key: `inv:${invoiceId}`,
    ref: invoiceId,
    currency,
    lines: [
      { code: 'bank', amount },
      { code: 'subscription_revenue', amount: -amount },
    ],
  }
}
