import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { AdCategory } from '../contract.ts'
import { adChanged } from '../topics.ts'
import type { AdSettings, changeAdSettings as changing } from './contract.ts'

export interface Settings {
  enabled: boolean
  categories: AdCategory[]
  maxLoad: number
  optOut: boolean
  shareBps: number
  shareTo: 'transfer' | 'invoice'
  cpmPrice: number
  cpcPrice: number
  weekPrice: number
}

/** What holds where a school has said nothing: the columns' own defaults. */
const untouched: Settings = {
  enabled: true,
  categories: [...AdCategory.options],
  maxLoad: 12,
  optOut: true,
  shareBps: 5_000,
  shareTo: 'invoice',
  cpmPrice: 500,
  cpcPrice: 40,
  weekPrice: 2_500,
}

export async function adSettings(ctx: ReadCtx): Promise<Settings> {
  const [row] = await ctx.sql<Settings>(sql`
    select enabled, categories, max_load as "maxLoad", opt_out as "optOut", share_bps as "shareBps", share_to as "shareTo",
           cpm_price as "cpmPrice", cpc_price as "cpcPrice", week_price as "weekPrice" from ad_settings`)
  return row ?? untouched
}

export async function settingsView(ctx: ReadCtx): Promise<AdSettings> {
  const { cpmPrice, cpcPrice, weekPrice, ...settings } = await adSettings(ctx)
  const { currency } = ctx.school
  return {
    ...settings,
    prices: {
      cpm: { amount: cpmPrice, currency },
      cpc: { amount: cpcPrice, currency },
      week: { amount: weekPrice, currency },
    },
  }
}

/** Prices hold for campaigns that are planned from now on. */
export async function changeSettings(
  ctx: Ctx,
  change: z.output<typeof changing.schema.body>,
): Promise<AdSettings> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const next = { ...(await adSettings(ctx)), ...given }
  await ctx.sql(sql`
    insert into ad_settings (enabled, categories, max_load, opt_out, share_bps, share_to, cpm_price, cpc_price, week_price, updated_at)
    values (${next.enabled}, ${next.categories}, ${next.maxLoad}, ${next.optOut}, ${next.shareBps}, ${next.shareTo},
            ${next.cpmPrice}, ${next.cpcPrice}, ${next.weekPrice}, ${ctx.now})
    on conflict (school_id) do update
      set enabled = excluded.enabled, categories = excluded.categories, max_load = excluded.max_load, opt_out = excluded.opt_out,
          share_to = excluded.share_to, cpm_price = excluded.cpm_price, cpc_price = excluded.cpc_price,
          week_price = excluded.week_price, updated_at = excluded.updated_at`)
  await publish(ctx, adChanged, { campaign_id: null })
  return settingsView(ctx)
}
