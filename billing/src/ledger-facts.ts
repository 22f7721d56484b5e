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
  /** The platform's fee, less what refunds gave back of it. */
  fee: number
  /** Card processing at list price, whoever bears it; its true cost is booked when the card is charged. */
  processing: number
  /** What the seller owes from earlier sales and this one covers. */
  keptBack?: number
}

interface Clawback {
  orderId: string
  currency: string
  sellerId: string
  fromWallet: number
  owed: number
  fee: number
  /** Of the card processing that the buyer had paid on top. */
  surcharge: number
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

/** `gross` is what is still held: refunds have taken their part out before. */
export function settledToWallet(sale: Settlement): Fact {
  const { orderId, currency, gross, sellerId, fee, processing, keptBack = 0 } = sale
  return {
    kind: 'settled',
    key: `settle:${orderId}`,
    ref: orderId,
    currency,
    lines: [
      { code: 'order_escrow', owner: orderId, amount: gross },
      { code: 'wallet', owner: sellerId, amount: -(gross - fee - processing - keptBack) },
      { code: 'seller_receivable', owner: sellerId, amount: -keptBack },
      { code: 'fee_revenue', amount: -fee },
      { code: 'stripe_fees', amount: -processing },
    ],
  }
}

/** A refund of what its seller had been paid: the money is held again until it is with the buyer. What the wallet lacks is owed. */
export function clawedBack(refundId: string, back: Clawback): Fact {
  const { orderId, currency, sellerId, fromWallet, owed, fee, surcharge } = back
  return {
    kind: 'clawed_back',
    key: `clawback:${refundId}`,
    ref: orderId,
    currency,
    lines: [
      { code: 'fee_revenue', amount: fee },
      { code: 'stripe_fees', amount: surcharge },
      { code: 'wallet', owner: sellerId, amount: fromWallet },
      { code: 'seller_receivable', owner: sellerId, amount: owed },
      { code: 'order_escrow', owner: orderId, amount: -(fee + surcharge + fromWallet + owed) },
    ],
  }
}

export function refundedToWallet(
  refundId: string,
  { orderId, currency, gross }: Sale,
  buyerId: string,
): Fact {
  return {
    kind: 'refunded',
    key: `refund:${refundId}`,
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

/** A refund that a card's bank sent back: the money is held again, until it is in the buyer's wallet. */
export function refundCameBack(
  ref: string,
  currency: string,
  { id, amount, failure }: CardRefund,
  orders: Pick<Sale, 'orderId' | 'gross'>[],
): Fact {
  const held = orders.map(({ orderId, gross }) => ({
    code: 'order_escrow' as const,
    owner: orderId,
    amount: -gross,
  }))
  return {
    kind: 'refund_failed',
    key: `refund:${id}:failed`,
    ref,
    currency,
    lines: [{ code: 'stripe_balance', amount }, ...held],
    balanceTxn: failure?.balanceTxn ?? null,
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
