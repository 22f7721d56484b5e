import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { newReference } from '../../http/reference.ts'
import { releaseMedia } from '../../media/uses.ts'
import { advertiserById, CategoryClosed } from '../advertisers/advertisers.ts'
import type { Advertiser } from '../advertisers/contract.ts'
import type { CampaignKind } from '../contract.ts'
import { creativesOf } from '../creatives/creative-rows.ts'
import { adSettings } from '../settings/ad-settings.ts'
import { type CampaignRow, lockCampaign } from './campaign-rows.ts'
import type { changeCampaign as changing, createCampaign as creating } from './contract.ts'
import { isPlannable } from './plan.ts'
import { CampaignMovedOn, move, noteEvent, wordFor } from './states.ts'

export const WrongAdvertiser = createError('WRONG_ADVERTISER', '%s', 422)
export const CannotDelete = createError(
  'CANNOT_DELETE',
  'Only a draft can be deleted. End this campaign, and put it away when it is over.',
  409,
)

export async function createCampaign(
  ctx: Ctx,
  { advertiserId, kind, name }: z.output<typeof creating.schema.body>,
): Promise<string> {
  await assertMay(ctx, kind, advertiserId)
  return insertCampaign(ctx, { advertiserId, kind, name })
}

export async function insertCampaign(
  ctx: Ctx,
  { advertiserId, kind, name }: Pick<CampaignRow, 'advertiserId' | 'kind' | 'name'>,
): Promise<string> {
  const id = v7()
  await ctx.sql(sql`
    insert into campaigns (id, reference, advertiser_id, kind, name, currency, created_by_id, created_at)
    values (${id}::uuid, ${newReference()}, ${advertiserId}::uuid, ${kind}, ${name}, ${ctx.school.currency}, ${signedIn(ctx).id}::uuid,
            ${ctx.now})`)
  noteEvent(ctx, id, 'created', { by: signedIn(ctx).id })
  return id
}

const goesWith: Record<CampaignKind, readonly Advertiser['kind'][]> = {
  sponsored: ['business', 'school', 'club'],
  school: ['school'],
  club: ['club'],
  house: ['school'],
}

/** What costs nothing is for the school and its clubs. @throws WrongAdvertiser, CategoryClosed */
async function assertMay(ctx: Ctx, kind: CampaignKind, advertiserId: string): Promise<void> {
  const advertiser = await advertiserById(ctx, advertiserId).catch((error: unknown) => {
    if (!(error instanceof NotFound)) throw error
    throw new WrongAdvertiser('Please choose who advertises.')
  })
  if (!goesWith[kind].includes(advertiser.kind))
    throw new WrongAdvertiser(
      kind === 'club' ? 'Please choose one of the school’s clubs.' : 'Only the school itself advertises so.',
    )
  const { categories } = await adSettings(ctx)
  if (kind === 'sponsored' && !categories.includes(advertiser.category)) throw new CategoryClosed()
}

export async function changeCampaign(
  ctx: Ctx,
  id: string,
  { name, advertiserId }: z.output<typeof changing.schema.body>,
): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  if (campaign.state === 'archived') throw new CampaignMovedOn(wordFor.archived)
  if (advertiserId && advertiserId !== campaign.advertiserId) {
    if (!isPlannable(campaign)) throw new CampaignMovedOn(wordFor[campaign.state])
    await assertMay(ctx, campaign.kind, advertiserId)
  }
  await ctx.sql(sql`
    update campaigns set name = ${name ?? campaign.name}, advertiser_id = ${advertiserId ?? campaign.advertiserId}::uuid
     where id = ${id}::uuid`)
}

/** A draft for which a payment page was ever opened is kept, out of sight: money may still come by it. @throws CannotDelete */
export async function deleteCampaign(ctx: Ctx, id: string): Promise<void> {
  const campaign = await lockCampaign(ctx, id)
  if (campaign.state !== 'draft') throw new CannotDelete()
  const pages = await ctx.sql<{ state: string }>(
    sql`select state from campaign_payments where campaign_id = ${id}::uuid`,
  )
  if (pages.some(({ state }) => state === 'awaiting_payment')) throw new CannotDelete()
  if (pages.length)
    return move(ctx, campaign, 'archived', { by: signedIn(ctx).id }, sql`, archived_at = ${ctx.now}`)
  const creatives = await creativesOf(ctx, id)
  await releaseMedia(
    ctx,
    'ad',
    creatives.map((creative) => creative.id),
  )
  await ctx.sql(sql`delete from campaigns where id = ${id}::uuid`)
}
