import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { adSettings } from '../settings/ad-settings.ts'
import type { AdChoice } from './contract.ts'

export const NoChoice = createError('NO_CHOICE', 'Your school does not let people turn off paid ads.', 403)

/** @throws NotFound for a campaign that was never shown */
export async function hideAd(ctx: Ctx, campaignId: string) {
  const shown = await ctx.sql(sql`
    select id from campaigns
     where id = ${campaignId}::uuid and state in ('live', 'paused', 'exhausted', 'ended', 'archived') and live_at is not null`)
  if (!shown.length) throw new NotFound()
  ctx.write(sql`
    insert into ad_hides (user_id, campaign_id, created_at) values (${signedIn(ctx).id}::uuid, ${campaignId}::uuid, ${ctx.now})
    on conflict do nothing`)
  return { hidden: true }
}

/** @throws NotFound when it was not hidden */
export async function unhideAd(ctx: Ctx, campaignId: string) {
  const shown = await ctx.sql(sql`
    delete from ad_hides where user_id = ${signedIn(ctx).id}::uuid and campaign_id = ${campaignId}::uuid returning campaign_id`)
  if (!shown.length) throw new NotFound()
  return { hidden: false }
}

export async function getAdChoice(ctx: ReadCtx): Promise<AdChoice> {
  const me = sql`${signedIn(ctx).id}::uuid`
  const [{ optOut }, [row]] = await Promise.all([
    adSettings(ctx),
    ctx.sql<{ optedOut: boolean; hidden: number }>(sql`
      select exists (select from ad_opt_outs where user_id = ${me}) as "optedOut",
             (select count(*)::int from ad_hides where user_id = ${me}) as hidden`),
  ])
  return { mayOptOut: optOut, optedOut: row?.optedOut ?? false, hidden: row?.hidden ?? 0 }
}

/** @throws NoChoice */
export async function setAdChoice(ctx: Ctx, { optedOut }: { optedOut: boolean }): Promise<AdChoice> {
  const choice = await getAdChoice(ctx)
  if (optedOut && !choice.mayOptOut) throw new NoChoice()
  const me = sql`${signedIn(ctx).id}::uuid`
  ctx.write(
    optedOut
      ? sql`insert into ad_opt_outs (user_id, created_at) values (${me}, ${ctx.now}) on conflict do nothing`
      : sql`delete from ad_opt_outs where user_id = ${me}`,
  )
  return { ...choice, optedOut }
}
