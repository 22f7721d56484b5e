import type { Prisma } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { CampaignState } from '../contract.ts'
import { adChanged } from '../topics.ts'

export const CampaignMovedOn = createError('CAMPAIGN_MOVED_ON', 'This campaign is %s by now.', 409)

/** Where a campaign can go from where it is. */
export const moves: Readonly<Record<CampaignState, readonly CampaignState[]>> = {
  draft: ['paid', 'pending', 'archived'],
  paid: ['pending', 'ended'],
  pending: ['approved', 'rejected', 'ended'],
  approved: ['live', 'paused', 'ended'],
  rejected: ['pending', 'ended'],
  live: ['paused', 'exhausted', 'ended'],
  paused: ['approved', 'live', 'exhausted', 'ended'],
  exhausted: ['archived'],
  ended: ['archived'],
  archived: [],
}

interface Placed {
  id: string
  state: CampaignState
}

interface Because {
  by: string | null
  note?: string
}

/** Moves a campaign, which is locked, and writes it into its history; `also` sets further columns, after a comma. @throws CampaignMovedOn */
export async function move(
  ctx: Ctx,
  campaign: Placed,
  to: CampaignState,
  { by, note = '' }: Because,
  also: Prisma.Sql = empty,
): Promise<void> {
  const { id, state } = campaign
  if (!moves[state].includes(to)) throw new CampaignMovedOn(wordFor[state])
  const moved = await ctx.sql(sql`
    update campaigns set state = ${to} ${also} where id = ${id}::uuid and state = ${state} returning id`)
  if (!moved.length) throw new CampaignMovedOn('somewhere else')
  noteEvent(ctx, id, to, { by, note })
  await publish(ctx, adChanged, { campaign_id: id })
}

/** Something else worth remembering of a campaign. */
export function noteEvent(ctx: Ctx, campaignId: string, kind: string, { by, note = '' }: Because): void {
  ctx.write(sql`
    insert into campaign_events (id, campaign_id, by_id, kind, note, at)
    values (${v7()}::uuid, ${campaignId}::uuid, ${by}::uuid, ${kind}, ${note}, ${ctx.now})`)
}

/** How a sentence says it. */
export const wordFor: Record<CampaignState, string> = {
  draft: 'a draft',
  paid: 'paid for',
  pending: 'waiting for the school',
  approved: 'approved',
  rejected: 'sent back',
  live: 'running',
  paused: 'paused',
  exhausted: 'delivered',
  ended: 'over',
  archived: 'put away',
}
