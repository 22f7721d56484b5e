import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { adPageStale } from '../topics.ts'
import type { CampaignRow } from './campaign-rows.ts'
import { CampaignMovedOn, wordFor } from './states.ts'

export const AlreadyPaid = createError(
  'ALREADY_PAID',
  'Its places, days and budget are paid for. End it to get back what is not spent.',
  409,
)

/** Free ones can be planned again when they were sent back. */
export const isPlannable = ({ state, kind, paid }: Pick<CampaignRow, 'state' | 'kind' | 'paid'>) =>
  state === 'draft' || (state === 'rejected' && kind !== 'sponsored' && paid === 0)

/**
 * What a campaign costs and where it runs may change, until it is paid for. A payment page that is open is for the old plan: it ends, and
 * what is paid on it all the same goes back. @throws AlreadyPaid, CampaignMovedOn
 */
export async function assertPlannable(ctx: Ctx, campaign: CampaignRow): Promise<void> {
  if (!isPlannable(campaign)) {
    if (campaign.paid > 0) throw new AlreadyPaid()
    throw new CampaignMovedOn(wordFor[campaign.state])
  }
  const stale = await ctx.sql<{ id: string }>(sql`
    update campaign_payments set state = 'expired'
     where campaign_id = ${campaign.id}::uuid and state = 'awaiting_payment' returning id`)
  for (const { id } of stale) await publish(ctx, adPageStale, { payment_id: id })
}
