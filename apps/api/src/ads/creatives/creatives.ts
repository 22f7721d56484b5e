import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import type { MediaItem } from '../../media/contract.ts'
import { keyOfAsset, releaseMedia, setMedia } from '../../media/uses.ts'
import { type CampaignRow, lockCampaign } from '../campaigns/campaign-rows.ts'
import { CampaignMovedOn, noteEvent, wordFor } from '../campaigns/states.ts'
import { adChanged, adCreated } from '../topics.ts'
import type { addCreative as adding, changeCreative as changing } from './contract.ts'
import { type CreativeRow, creativeById, creativesOf } from './creative-rows.ts'
import { landingOf } from './landing.ts'

export const TooManyAds = createError('TOO_MANY_ADS', 'A campaign has at most 10 ads.', 422)
export const AdIsFixed = createError(
  'AD_IS_FIXED',
  'An ad that was looked at is not changed. Please make a new one that takes its place.',
  409,
)
export const AltMissing = createError('ALT_MISSING', 'Please say what the picture shows.', 422)
export const SmallPicture = createError(
  'SMALL_PICTURE',
  'This picture is too small: at least 400 by 225 pixels, please.',
  422,
)
export const NoSuchAd = createError('NO_SUCH_AD', 'It can only take the place of an ad that runs.', 422)
export const LastAd = createError(
  'LAST_AD',
  'The last ad of a campaign stays. Pause or end the campaign.',
  409,
)

const MOST_ADS = 10
const [LEAST_WIDTH, LEAST_HEIGHT] = [400, 225]

/** In a campaign that was looked at a new ad is looked at by itself, while the others go on. */
export const underWay = ({ state }: Pick<CampaignRow, 'state'>) =>
  state === 'approved' || state === 'live' || state === 'paused'

export const adsEditable = (campaign: Pick<CampaignRow, 'state'>) =>
  campaign.state === 'draft' || campaign.state === 'rejected' || underWay(campaign)

export async function addCreative(
  ctx: Ctx,
  campaignId: string,
  { image, landingUrl, replacesId, ...said }: z.output<typeof adding.schema.body>,
): Promise<string> {
  const campaign = await lockEditable(ctx, campaignId)
  const before = await creativesOf(ctx, campaignId)
  if (before.filter(({ state }) => state !== 'retired').length >= MOST_ADS) throw new TooManyAds()
  if (replacesId && !before.some(({ id, state }) => id === replacesId && state === 'approved'))
    throw new NoSuchAd()
  const id = v7()
  const landing = landingOf(landingUrl, { here: campaign.kind !== 'sponsored' })
  await ctx.sql(sql`
    insert into creatives (id, campaign_id, headline, body, action, landing_url, state, replaces_id, created_at)
    values (${id}::uuid, ${campaignId}::uuid, ${said.headline}, ${said.body}, ${said.action}, ${landing},
            ${underWay(campaign) ? 'pending' : 'draft'}, ${replacesId ?? null}::uuid, ${ctx.now})`)
  if (image) await setPicture(ctx, id, image)
  await noteNew(ctx, campaign, said.headline)
  return id
}

async function noteNew(ctx: Ctx, campaign: CampaignRow, headline: string) {
  noteEvent(ctx, campaign.id, 'ad_added', { by: signedIn(ctx).id, note: headline })
  if (underWay(campaign)) await publish(ctx, adCreated, { campaign_id: campaign.id })
}

export async function changeCreative(
  ctx: Ctx,
  id: string,
  { image, landingUrl, ...said }: z.output<typeof changing.schema.body>,
): Promise<void> {
  const { campaign, creative } = await lockAd(ctx, id)
  if (creative.state === 'approved' || creative.state === 'retired') throw new AdIsFixed()
  await assertNeverShown(ctx, creative)
  const landing =
    landingUrl === undefined
      ? creative.landingUrl
      : landingOf(landingUrl, { here: campaign.kind !== 'sponsored' })
  const { headline, body, action } = { ...creative, ...definedOf(said) }
  // What was sent back and is changed is looked at again: at once where the campaign runs, otherwise when it is handed in.
  const state = underWay(campaign) ? 'pending' : 'draft'
  await ctx.sql(sql`
    update creatives set headline = ${headline}, body = ${body}, action = ${action}, landing_url = ${landing}, state = ${state},
                         rejection = ''
     where id = ${id}::uuid`)
  if (image !== undefined) await setPicture(ctx, id, image)
  await noteNew(ctx, campaign, headline)
}

const definedOf = <T extends object>(given: T) =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** One that was shown stays in the figures, and is shown no more. */
export async function removeCreative(ctx: Ctx, id: string): Promise<void> {
  const { campaign, creative } = await lockAd(ctx, id)
  const shown = creative.state === 'approved'
  if (shown && !(await othersApproved(ctx, creative))) throw new LastAd()
  if (shown || creative.state === 'retired')
    await ctx.sql(sql`update creatives set state = 'retired' where id = ${id}::uuid`)
  else {
    await assertNeverShown(ctx, creative)
    await releaseMedia(ctx, 'ad', [id])
    await ctx.sql(sql`delete from creatives where id = ${id}::uuid`)
  }
  noteEvent(ctx, campaign.id, 'ad_removed', { by: signedIn(ctx).id, note: creative.headline })
  await publish(ctx, adChanged, { campaign_id: campaign.id })
}

const othersApproved = async (ctx: ReadCtx, { id, campaignId }: CreativeRow) =>
  (await creativesOf(ctx, campaignId)).some((other) => other.id !== id && other.state === 'approved')

/** What was shown and then taken down stays in the figures as it was. @throws AdIsFixed */
async function assertNeverShown(ctx: ReadCtx, { id }: CreativeRow): Promise<void> {
  const hours = await ctx.sql(sql`select flight_id from ad_hours where creative_id = ${id}::uuid limit 1`)
  if (hours.length) throw new AdIsFixed()
}

async function lockEditable(ctx: Ctx, campaignId: string): Promise<CampaignRow> {
  const campaign = await lockCampaign(ctx, campaignId)
  if (!adsEditable(campaign)) throw new CampaignMovedOn(wordFor[campaign.state])
  return campaign
}

async function lockAd(ctx: Ctx, id: string) {
  const { campaignId } = await creativeById(ctx, id)
  const campaign = await lockEditable(ctx, campaignId)
  return { campaign, creative: await creativeById(ctx, id) }
}

/** Also kept on the row: whoever shows ads asks for nothing else. @throws AltMissing, SmallPicture and what `setMedia` does */
async function setPicture(ctx: Ctx, id: string, image: MediaItem | null) {
  if (image && !image.alt)
    throw Object.assign(new AltMissing(), { fields: { alt: new AltMissing().message } })
  await setMedia(ctx, 'ad', id, image ? [image] : [], { max: 1, kinds: ['image'] })
  const key = image && (await keyOf(ctx, image))
  await ctx.sql(
    sql`update creatives set media_key = ${key}, alt = ${image?.alt ?? ''} where id = ${id}::uuid`,
  )
}

async function keyOf(ctx: ReadCtx, { id, crop }: MediaItem): Promise<string> {
  const [asset] = await ctx.sql<{ ownerId: string; width: number; height: number }>(
    sql`select owner_id as "ownerId", width, height from media_assets where id = ${id}::uuid`,
  )
  if ((asset?.width ?? 0) < LEAST_WIDTH || (asset?.height ?? 0) < LEAST_HEIGHT) throw new SmallPicture()
  return keyOfAsset(ctx, id, asset?.ownerId ?? '', crop)
}
