import { type CardDispute, takenBy } from './chargebacks.ts'
import type { Fact } from './ledger.ts'
import type { Movement } from './payments.ts'

/** The facts about money that leaves for somebody's bank, or that a bank takes back. Amounts are minor units. */
interface Leaving {
  payoutId: string
  userId: string
  currency: string
  amount: number
}

/** Taken from the wallet at once, so that it cannot be spent as well while it is on its way. */
export function payoutStarted({ payoutId, userId, currency, amount }: Leaving): Fact {
  return {
    kind: 'payout',
    key: `payout:${payoutId}:start`,
    ref: payoutId,
    currency,
    lines: [
      { code: 'wallet', owner: userId, amount },
      { code: 'payout_pending', owner: payoutId, amount: -amount },
    ],
  }
}

export function payoutSent(
  { payoutId, currency, amount }: Leaving,
  transfer: { id: string; balanceTxn: string | null },
): Fact {
  return {
    kind: 'payout_sent',
    key: `payout:${transfer.id}`,
    ref: payoutId,
    currency,
    lines: [
      { code: 'payout_pending', owner: payoutId, amount },
      { code: 'stripe_balance', amount: -amount },
    ],
    balanceTxn: transfer.balanceTxn,
  }
}

/** Nothing left: the money is in the wallet again. */
export function payoutFailed({ payoutId, userId, currency, amount }: Leaving): Fact {
  return {
    kind: 'payout_failed',
    key: `payout:${payoutId}:back`,
    ref: payoutId,
    currency,
    lines: [
      { code: 'payout_pending', owner: payoutId, amount },
      { code: 'wallet', owner: userId, amount: -amount },
    ],
  }
}

/** What a bank took, or gave back, as the payment service lists it: taken is negative. `ref` is the checkout or top-up. */
export function disputeMoved(ref: string, dispute: CardDispute): Fact[] {
  const { id, currency } = dispute
  return dispute.movements.flatMap(({ balanceTxn, amount, fee }) => [
    {
      kind: amount < 0 ? 'dispute_opened' : 'dispute_won',
      key: `dispute:${id}:${balanceTxn}`,
      ref,
      currency,
      lines: [
        { code: 'stripe_balance' as const, amount },
        { code: 'dispute_pending' as const, amount: -amount },
      ],
      balanceTxn,
    },
    ...(fee === 0 ? [] : [disputeFee(ref, currency, balanceTxn, fee)]),
  ])
}

/** What the payment service takes for a dispute: the platform's expense, whoever wins. */
function disputeFee(ref: string, currency: string, balanceTxn: string, fee: number): Fact {
  return {
    kind: 'dispute_fee',
    key: `fee:${balanceTxn}`,
    ref,
    currency,
    lines: [
      { code: 'stripe_fees', amount: fee },
      { code: 'stripe_balance', amount: -fee },
    ],
  }
}

/** The bank keeps it: a loss of the platform until somebody is found to bear it. */
export function disputeLost(ref: string, dispute: CardDispute): Fact {
  const taken = takenBy(dispute)
  const { id, currency } = dispute
  return {
    kind: 'dispute_lost',
    key: `dispute:${id}:lost`,
    ref,
    currency,
    lines: [
      { code: 'dispute_loss', amount: taken },
      { code: 'dispute_pending', amount: -taken },
    ],
  }
}

interface BorneByOrder {
  orderId: string
  currency: string
  amount: number
  /** A refund that was on its way when the bank took the payment back: it stands for that. */
  refundId?: string
}

/** One order of a lost payment bears its part: what is held for it is with the buyer already, by way of the bank. */
export function lossBorneByOrder(stripeDispute: string, order: BorneByOrder): Fact {
  const part = order.refundId ? `refund:${order.refundId}` : `order:${order.orderId}`
  return {
    kind: 'refunded',
    key: `dispute:${stripeDispute}:${part}`,
    ref: order.orderId,
    currency: order.currency,
    lines: [
      { code: 'order_escrow', owner: order.orderId, amount: order.amount },
      { code: 'dispute_loss', amount: -order.amount },
    ],
  }
}

/** Whoever put the money in with that card gives back what is left of it and owes the rest. */
export function lossBorneByPerson(
  stripeDispute: string,
  topUpId: string,
  person: { userId: string; currency: string; fromWallet: number; owed: number },
): Fact {
  const { userId, currency, fromWallet, owed } = person
  return {
    kind: 'top_up_charged_back',
    key: `dispute:${stripeDispute}:top-up:${topUpId}`,
    ref: topUpId,
    currency,
    lines: [
      { code: 'wallet', owner: userId, amount: fromWallet },
      { code: 'seller_receivable', owner: userId, amount: owed },
      { code: 'dispute_loss', amount: -(fromWallet + owed) },
    ],
  }
}

/** The platform's own money to its own bank, or back from there. */
export function bankMoved({ balanceTxn, source, net, currency }: Movement): Fact {
  return {
    kind: 'bank',
    key: `bank:${balanceTxn}`,
    ref: source ?? balanceTxn,
    currency,
    lines: [
      { code: 'bank', amount: -net },
      { code: 'stripe_balance', amount: net },
    ],
    balanceTxn,
  }
}
