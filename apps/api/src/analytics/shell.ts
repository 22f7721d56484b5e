import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type * as contract from './contract.ts'

/** Who is signed in and the counts around every page, in one statement. */
export async function getShell(ctx: ReadCtx): Promise<contract.Shell> {
  const { id, name, role } = signedIn(ctx)
  const [counts] = await ctx.sql<{ unread: number; cart: number }>(sql`
    select (select count(*)::int from notifications where user_id = ${id}::uuid and read_at is null) as unread,
           (select coalesce(sum(quantity), 0)::int from cart_items where user_id = ${id}::uuid) as cart`)
  return { me: { id, name, role }, unread: counts?.unread ?? 0, cart: counts?.cart ?? 0 }
}
