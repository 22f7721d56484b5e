import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Id = z.string()
const OfCampaign = z.object({ campaign_id: Id })

/** A campaign was handed in: somebody of the school has to look at it. */
export const adCreated = topic('ad_created', 'ads', OfCampaign)
export const adApproved = topic('ad_approved', 'ads', OfCampaign)
export const adRejected = topic('ad_rejected', 'ads', OfCampaign.extend({ reason: z.string() }))
/** A budget, or more of it, was paid. */
export const adBudgetPaid = topic('ad_budget_paid', 'ads', OfCampaign.extend({ payment_id: Id }))
/** All that was bought is delivered. */
export const adExhausted = topic('ad_exhausted', 'ads', OfCampaign)
/** It is over before everything was delivered, or by its time; what was not spent goes back. */
export const adEnded = topic(
  'ad_ended',
  'ads',
  OfCampaign.extend({
    reason: z.enum(['time', 'buyer', 'school', 'rejected', 'spent', 'bank']),
    refunded: z.int(),
  }),
)
/** Something changed by which other ads may be shown, or shown otherwise. Without a campaign: a setting of the school. */
export const adChanged = topic('ad_changed', 'ads', z.object({ campaign_id: Id.nullable() }))
/** The last unit of a flight was counted. */
export const flightExhausted = topic('flight_exhausted', 'ads', OfCampaign.extend({ flight_id: Id }))

/** Delivered when the first flight of a campaign begins, and when its last one ends. */
export const campaignDue = topic('campaign_due', 'ads', OfCampaign)
/** What was not spent of a payment goes back to its card. */
export const adRefundStarted = topic('ad_refund_started', 'ads', z.object({ refund_id: Id }))
/** A payment page belongs to a plan that was changed: nobody pays on it any more. */
export const adPageStale = topic('ad_page_stale', 'ads', z.object({ payment_id: Id }))
/** A card’s bank sent a refund back: somebody has to pay it another way. */
export const adRefundFailed = topic('ad_refund_failed', 'ads', OfCampaign.extend({ amount: z.int() }))
