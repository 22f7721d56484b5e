import type { PayoutAccountState } from '@banter/billing/payout-accounts'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { payoutAccountChanged } from './topics.ts'

export interface AccountRow {
  userId: string
  stripeAccount: string
  state: 'started' | 'restricted' | 'active'
  due: string[]
  checkedAt: Date | null
}

/** Somebody's account at the payment service, if they have begun one. */
export async function accountOf(
  ctx: ReadCtx,
  userId: string,
  { lock = false } = {},
): Promise<AccountRow | null> {
  const [row] = await ctx.sql<AccountRow>(sql`
    select user_id as "userId", stripe_account as "stripeAccount", state, due, checked_at as "checkedAt"
      from payout_accounts where user_id = ${userId}::uuid ${lock ? sql`for no key update` : empty}`)
  return row ?? null
}

/** Keeps a new account, and whose it is: how its events find their school. */
export async function keepAccount(ctx: Ctx, userId: string, stripeAccount: string): Promise<void> {
  const kept = await ctx.sql(sql`
    insert into payout_accounts (user_id, stripe_account, created_at) values (${userId}::uuid, ${stripeAccount}, ${ctx.now})
    on conflict (school_id, user_id) do nothing returning user_id`)
  if (kept.length)
    await ctx.sql(sql`
      insert into stripe_objects (stripe_id, kind, ref) values (${stripeAccount}, 'payout_account', ${userId}::uuid) on conflict do nothing`)
}

/** What the payment service said at a moment: an answer that was overtaken by a later one changes nothing. */
export async function noteState(
  ctx: Ctx,
  userId: string,
  { active, due }: PayoutAccountState,
  askedAt: Date,
): Promise<void> {
  const before = await accountOf(ctx, userId, { lock: true })
  if (!before || (before.checkedAt && before.checkedAt > askedAt)) return
  const state = active ? 'active' : before.state === 'started' ? 'started' : 'restricted'
  await ctx.sql(sql`
    update payout_accounts set state = ${state}, due = ${due}, checked_at = ${askedAt} where user_id = ${userId}::uuid`)
  if (state !== before.state && state !== 'started')
    await publish(ctx, payoutAccountChanged, { user_id: userId, state })
}
