import type { Prisma } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { Category } from '../contract.ts'
import { marketRulesChanged } from '../topics.ts'
import type * as contract from './contract.ts'

/** What no campus wants in its market, until a school says it in its own words. */
const BLOCKED_AT_FIRST = [
  'ammunition',
  'firearm',
  'handgun',
  'rifle',
  'cocaine',
  'marijuana',
  'edibles',
  'adderall',
  'vape',
  'e-cigarette',
  'fake id',
  'exam answers',
  'essay writing',
]

interface RulesRow extends Omit<contract.MarketRules, 'blockedCategories'> {
  blockedCategories: Category[]
  /** The moment after the last day of term, on the clock of the campus. */
  termEndsAt: Date | null
  moveOutNow: boolean
}

const row = (now: Date): Prisma.Sql => sql`
  select coalesce(r.blocked_words, ${BLOCKED_AT_FIRST}::text[]) as "blockedWords", coalesce(r.blocked_categories, '{}') as "blockedCategories",
         coalesce(r.review_first, 0) as "reviewFirst", coalesce(r.listing_days, 14) as "listingDays",
         r.term_ends_on::text as "termEndsOn", r.move_out_from::text as "moveOutFrom", r.move_out_to::text as "moveOutTo",
         coalesce(r.donate_to, '') as "donateTo",
         (r.term_ends_on + 1)::timestamp at time zone coalesce(c.time_zone, 'America/Chicago') as "termEndsAt",
         coalesce((${now}::timestamptz at time zone coalesce(c.time_zone, 'America/Chicago'))::date
                  between r.move_out_from and r.move_out_to, false) as "moveOutNow"
    from (select 1) one left join market_rules r on true left join calendar_settings c on true`

/** The school's rules for its market, and what they say today. */
export async function rulesNow(ctx: ReadCtx): Promise<RulesRow> {
  const [rules] = await ctx.sql<RulesRow>(row(ctx.now))
  if (!rules) throw new Error('One row is there even when the school has set nothing.')
  return rules
}

export async function marketRules(ctx: ReadCtx): Promise<contract.MarketRules> {
  const { termEndsAt: _ends, moveOutNow: _now, ...rules } = await rulesNow(ctx)
  return rules
}

/** What buyers and sellers should know: the words that are refused are told to whoever uses one. */
export async function market(ctx: ReadCtx): Promise<contract.Market> {
  const rules = await rulesNow(ctx)
  const { moveOutFrom: from, moveOutTo: to, moveOutNow: now, donateTo } = rules
  return {
    listingDays: rules.listingDays,
    termEndsOn: rules.termEndsAt && rules.termEndsAt > ctx.now ? rules.termEndsOn : null,
    blockedCategories: rules.blockedCategories,
    moveOut: from && to ? { from, to, now, donateTo } : null,
  }
}

export async function saveMarketRules(ctx: Ctx, rules: contract.MarketRules): Promise<contract.MarketRules> {
  const words = [...new Set(rules.blockedWords.map((word) => word.toLowerCase()))].sort()
  const categories = [...new Set(rules.blockedCategories)]
  ctx.write(sql`
    insert into market_rules (blocked_words, blocked_categories, review_first, listing_days, term_ends_on, move_out_from, move_out_to, donate_to)
    values (${words}::text[], ${categories}::text[], ${rules.reviewFirst}, ${rules.listingDays}, ${rules.termEndsOn}::date,
            ${rules.moveOutFrom}::date, ${rules.moveOutTo}::date, ${rules.donateTo})
    on conflict (school_id) do update set blocked_words = excluded.blocked_words, blocked_categories = excluded.blocked_categories,
      review_first = excluded.review_first, listing_days = excluded.listing_days, term_ends_on = excluded.term_ends_on,
      move_out_from = excluded.move_out_from, move_out_to = excluded.move_out_to, donate_to = excluded.donate_to`)
  await publish(ctx, marketRulesChanged, { actor_id: signedIn(ctx).id })
  return { ...rules, blockedWords: words, blockedCategories: categories }
}
