import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Media } from '../media/media.ts'
import type { Step } from '../people/contract.ts'
import { SubscriptionState } from '../subscriptions/contract.ts'
import type * as contract from './contract.ts'

interface ShellRow {
  avatarKey: string | null
  onboarding: Step | null
  unread: number
  cart: number
}

/** Who is signed in and the counts around every page, in one statement. */
export async function getShell(ctx: ReadCtx, media: Media): Promise<contract.Shell> {
  const { id, name, role } = signedIn(ctx)
  const [row] = await ctx.sql<ShellRow>(sql`
    select u.avatar_key as "avatarKey", case when r.onboarded_at is null then coalesce(r.onboarding_step, 'interests') end as onboarding,
           (select count(*)::int from notifications where user_id = ${id}::uuid and read_at is null) as unread,
           (select coalesce(sum(quantity), 0)::int from cart_items where user_id = ${id}::uuid and not later) as cart
      from users u left join profiles r on r.school_id = u.school_id and r.user_id = u.id where u.id = ${id}::uuid`)
  const avatar = row?.avatarKey ? media.url(row.avatarKey, 'avatar') : null
  const me = { id, name, role, avatar, onboarding: row?.onboarding ?? null }
  return { me, unread: row?.unread ?? 0, cart: row?.cart ?? 0, billing: billingFor(ctx) }
}

/** Students are never told of their school's bills. */
function billingFor({ school, viewer }: ReadCtx): contract.Shell['billing'] {
  if (viewer?.role !== 'admin' || school.kind !== 'school') return null
  const state = SubscriptionState.parse(school.subscriptionState)
  return { state, until: school.subscriptionUntil?.toISOString() ?? null }
}
