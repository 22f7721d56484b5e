import type { Fact } from '../ledger.ts'
import type { CardPayment, CardRefund } from '../payments.ts'

/** The facts that move what a campaign was paid for in advance. Amounts are minor units. */
interface OfCampaign {
  campaignId: string
  currency: string
}

/** A budget, paid for and not yet earned. */
export function adPaid(campaignId: string, payment: CardPayment): Fact {
  return {
    kind: 'ad_paid',
    key: `pay:${payment.id}`,
    ref: campaignId,
    currency: payment.currency,
    lines: [
      { code: 'stripe_balance', amount: payment.amount },
      { code: 'ads_deferred', owner: campaignId, amount: -payment.amount },
    ],
    balanceTxn: payment.balanceTxn,
  }
}

/** What was not spent is back with the card. */
export function adRefunded({ campaignId, currency }: OfCampaign, refund: CardRefund): Fact {
  return {
    kind: 'ad_refunded',
    key: `refund:${refund.id}`,
    ref: campaignId,
    currency,
    lines: [
      { code: 'ads_deferred', owner: campaignId, amount: refund.amount },
      { code: 'stripe_balance', amount: -refund.amount },
    ],
    balanceTxn: refund.balanceTxn,
  }
}

/** A bank has taken a payment back for good: what was left of it in advance bears the loss. */
export function adLossBorne(
  { campaignId, currency }: OfCampaign,
  stripeDispute: string,
  amount: number,
): Fact {
  return {
    kind: 'ad_refunded',
    key: `dispute:${stripeDispute}:campaign:${campaignId}`,
    ref: campaignId,
    currency,
    lines: [
      { code: 'ads_deferred', owner: campaignId, amount },
      { code: 'dispute_loss', amount: -amount },
    ],
  }
}

/** A card's bank sent a refund back: the campaign's owner is owed it again. */
export function adRefundCameBack(
  { campaignId, currency }: OfCampaign,
  { id, amount, failure }: CardRefund,
): Fact {
  return {
    kind: 'ad_refund_failed',
    key: `refund:${id}:failed`,
    ref: campaignId,
    currency,
    lines: [
      { code: 'stripe_balance', amount },
      { code: 'ads_deferred', owner: campaignId, amount: -amount },
    ],
    balanceTxn: failure?.balanceTxn ?? null,
  }
}

/** What one day of a flight was worth: earned, and the school's part of it owed to the school. */
export function adSpent(
  { campaignId, currency }: OfCampaign,
  {
    flightId,
    schoolId,
    day,
    cents,
    share,
  }: { flightId: string; schoolId: string; day: string; cents: number; share: number },
): Fact {
  return {
    kind: 'ad_spent',
    key: `adspend:${flightId}:${day}`,
    ref: campaignId,
    currency,
    lines: [
      { code: 'ads_deferred', owner: campaignId, amount: cents },
      { code: 'ads_revenue', amount: -(cents - share) },
      { code: 'school_share_payable', owner: schoolId, amount: -share },
    ],
  }
}
