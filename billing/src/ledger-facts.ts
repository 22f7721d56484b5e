import type { Fact } from './ledger.ts'
import type { CardPayment, CardRefund } from './payments.ts'

/** The facts that move a student's money, each with the one key it can have. Amounts are minor units. */
interface Sale {
  orderId: string
  currency: string
  gross: number
}

interface Settlement extends Sale {
  sellerId: string
  fee: number
  /** Card processing at list price, borne by the seller; its true cost is booked when the card is charged. */
  processing: number
}

/** One charge for a whole checkout, held for each of its orders. */
export function paidByCard(
  checkoutId: string,
  payment: CardPayment,
  orders: Pick<Sale, 'orderId' | 'gross'>[],
): Fact {
  const held = orders.map(({ orderId, gross }) => ({
    code: 'order_escrow' as const,
    owner: orderId,
    amount: -gross,
  }))
  return {
    kind: 'paid_by_card',
    key: `pay:${payment.id}`,
    ref: checkoutId,
    currency: payment.currency,
    lines: [{ code: 'stripe_balance', amount: payment.amount }, ...held],
    balanceTxn: payment.balanceTxn,
  }
}

/** What the card payment cost, as charged: the platform's expense, whoever bears it in the end. */
export function processingPaid(ref: string, { balanceTxn, cost, currency }: CardPayment): Fact {
  return {
    kind: 'processing_cost',
    key: `fee:${balanceTxn}`,
    ref,
    currency,
    lines: [
      { code: 'stripe_fees', amount: cost },
      { code: 'stripe_balance', amount: -cost },
    ],
  }
}

export function paidFromWallet({ orderId, currency, gross }: Sale, buyerId: string): Fact {
  return {
    kind: 'paid_from_wallet',
    key: `pay:${orderId}`,
    ref: orderId,
    currency,
    lines: [
      { code: 'wallet', owner: buyerId, amount: gross },
      { code: 'order_escrow', owner: orderId, amount: -gross },
    ],
  }
}

export function settledToWallet({ orderId, currency, gross, sellerId, fee, processing }: Settlement): Fact {
  return {
    kind: 'settled',
    key: `settle:${orderId}`,
    ref: orderId,
    currency,
    lines: [
      { code: 'order_escrow', owner: orderId, amount: gross },
      { code: 'wallet', owner: sellerId, amount: -(gross - fee - processing) },
      { code: 'fee_revenue', amount: -fee },
      { code: 'stripe_fees', amount: -processing },
    ],
  }
}

export function refundedToWallet({ orderId, currency, gross }: Sale, buyerId: string): Fact {
  return {
    kind: 'refunded',
    key: `refund:${orderId}`,
    ref: orderId,
    currency,
    lines: [
      { code: 'order_escrow', owner: orderId, amount: gross },
      { code: 'wallet', owner: buyerId, amount: -gross },
    ],
  }
}

/** One refund at Stripe, for one order while its money is held or for all of a checkout that was paid too late. */
export function refundedToCard(
  ref: string,
  currency: string,
  refund: CardRefund,
  orders: Pick<Sale, 'orderId' | 'gross'>[],
): Fact {
  const released = orders.map(({ orderId, gross }) => ({
    code: 'order_escrow' as const,
    owner: orderId,
    amount: gross,
  }))
  return {
    kind: 'refunded',
    key: `refund:${refund.id}`,
    ref,
    currency,
    lines: [{ code: 'stripe_balance', amount: -refund.amount }, ...released],
    balanceTxn: refund.balanceTxn,
  }
}

export function toppedUp(topUpId: string, userId: string, payment: CardPayment): Fact {
  return {
    kind: 'top_up',
    key: `pay:${payment.id}`,
    ref: topUpId,
    currency: payment.currency,
    lines: [
      { code: 'stripe_balance', amount: payment.amount },
      { code: 'wallet', owner: userId, amount: -payment.amount },
    ],
    balanceTxn: payment.balanceTxn,
  }
}
