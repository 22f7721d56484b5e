import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** Something that two sides tell differently. One of a kind for each subject: told again, it is the same. */
export interface Issue {
  /** missing_here | missing_there | amount | balance | books */
  kind: string
  /** The movement at the payment service, or what else it is about. */
  stripeId: string
  ref?: string
  expected?: number | null
  found?: number | null
  note?: string
}

/**
 * Keeps what is new, and opens again what had put itself right, or differs otherwise than when somebody explained it. What was explained
 * and is still the same stays explained. @returns how many are open that were not before */
export async function keepIssues(ctx: Ctx, issues: Issue[]): Promise<number> {
  if (!issues.length) return 0
  const rows = JSON.stringify(
    issues.map(({ stripeId: stripe_id, ref = '', expected = null, found = null, note = '', kind }) => ({
      kind,
      stripe_id,
      ref,
      expected,
      found,
      note,
    })),
  )
  const kept = await ctx.sql(sql`
    insert into recon_issues (id, kind, stripe_id, ref, expected, found, note, created_at)
    select app.uuid_v7(), kind, stripe_id, ref, expected, found, note, ${ctx.now}
      from jsonb_to_recordset(${rows}::jsonb) as i(kind text, stripe_id text, ref text, expected bigint, found bigint, note text)
        on conflict (school_id, stripe_id, kind) do update
       set expected = excluded.expected, found = excluded.found, note = excluded.note, resolved_at = null, resolved_by_id = null
     where (recon_issues.resolved_at is not null and recon_issues.resolved_by_id is null)
        or (recon_issues.expected, recon_issues.found) is distinct from (excluded.expected, excluded.found)
    returning id`)
  return kept.length
}

/** Nobody has to look at these any more: both sides tell the same. A subject that is named in `open` still has its issue. */
export async function settleIssues(
  ctx: Ctx,
  kinds: string[],
  subjects: string[] | 'all',
  open: Issue[],
): Promise<void> {
  const still = open.map(({ stripeId }) => stripeId)
  const among = subjects === 'all' ? sql`true` : sql`stripe_id = any(${subjects}::text[])`
  await ctx.sql(sql`
    update recon_issues set resolved_at = ${ctx.now}
     where resolved_at is null and kind = any(${kinds}::text[]) and ${among} and stripe_id <> all(${still}::text[])`)
}
