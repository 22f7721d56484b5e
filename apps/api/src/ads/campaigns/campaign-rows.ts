import type { Campaign } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { CampaignKind, CampaignState } from '../contract.ts'

export type CampaignRow = Omit<Campaign, 'schoolId' | 'kind' | 'state' | 'endReason'> & {
  kind: CampaignKind
  state: CampaignState
  endReason: EndReason | ''
}

export type EndReason = 'time' | 'buyer' | 'school' | 'rejected' | 'spent' | 'bank'

export async function campaignById(ctx: ReadCtx, id: string, { lock = false } = {}): Promise<CampaignRow> {
  const [row] = await ctx.sql<CampaignRow>(sql`
    select id, reference, advertiser_id as "advertiserId", kind, name, state, currency, share_bps as "shareBps", paid, refunded, rejection,
           end_reason as "endReason", created_by_id as "createdById", approved_by_id as "approvedById", submitted_at as "submittedAt",
           approved_at as "approvedAt", rejected_at as "rejectedAt", live_at as "liveAt", ended_at as "endedAt",
           archived_at as "archivedAt", created_at as "createdAt"
      from campaigns where id = ${id}::uuid ${lock ? sql`for no key update` : empty}`)
  if (!row) throw new NotFound()
  return row
}

/** To change it: whoever changes a campaign, or counts for one, locks it before its flights. @throws NotFound */
export const lockCampaign = (ctx: Ctx, id: string): Promise<CampaignRow> =>
  campaignById(ctx, id, { lock: true })
