import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { mediaOf } from '../../media/uses.ts'
import type { Creative } from './contract.ts'
import { hostOf } from './landing.ts'

export interface CreativeRow {
  id: string
  campaignId: string
  headline: string
  body: string
  action: Creative['action']
  landingUrl: string
  state: Creative['state']
  rejection: string
  replacesId: string | null
}

const selectCreatives = sql`
  select n.id, n.campaign_id as "campaignId", n.headline, n.body, n.action, n.landing_url as "landingUrl", n.state, n.rejection,
         n.replaces_id as "replacesId"
    from creatives n`

/** The ads of a campaign, in the order in which they were made. */
export const creativesOf = (ctx: ReadCtx, campaignId: string): Promise<CreativeRow[]> =>
  ctx.sql<CreativeRow>(sql`${selectCreatives} where n.campaign_id = ${campaignId}::uuid order by n.id`)

/** @throws NotFound */
export async function creativeById(ctx: ReadCtx, id: string): Promise<CreativeRow> {
  const [row] = await ctx.sql<CreativeRow>(sql`${selectCreatives} where n.id = ${id}::uuid`)
  if (!row) throw new NotFound()
  return row
}

/** As their owners see them, each with its picture. */
export async function creativeViews(ctx: ReadCtx, media: Media, rows: CreativeRow[]): Promise<Creative[]> {
  const pictures = await mediaOf(
    ctx,
    media,
    'ad',
    rows.map(({ id }) => id),
  )
  return rows.map(({ campaignId: _, ...creative }) => ({
    ...creative,
    landingHost: hostOf(creative.landingUrl),
    image: pictures.get(creative.id)?.[0] ?? null,
  }))
}

/** @throws NotFound */
export async function creativeView(ctx: ReadCtx, media: Media, id: string): Promise<Creative> {
  const [view] = await creativeViews(ctx, media, [await creativeById(ctx, id)])
  if (!view) throw new NotFound()
  return view
}
