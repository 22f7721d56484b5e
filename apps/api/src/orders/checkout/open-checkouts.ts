import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { Method } from '../contract.ts'

export const TooManyUnpaid = createError(
  'TOO_MANY_UNPAID',
  'You have %s purchases that wait for payment. Please pay or cancel one of them first.',
  409,
)
export const TooManyInPerson = createError(
  'TOO_MANY_IN_PERSON',
  'You have %s things to pick up and pay in person. Please meet or cancel one of them first.',
  409,
)

/** A buyer who pays nothing yet keeps things from others: of few only, so that nobody empties the shop for a joke. */
const MOST_UNPAID = 3
const MOST_IN_PERSON = 5

/** Two at once wait for each other, so that they are counted. @throws TooManyUnpaid, TooManyInPerson */
export async function assertFewOpen(ctx: Ctx, method: Method): Promise<void> {
  if (method === 'wallet') return
  const { id } = signedIn(ctx)
  ctx.write(sql`select pg_advisory_xact_lock(hashtextextended(${id} || ' holds', 0))`)
  const [open] = await ctx.sql<{ unpaid: number; inPerson: number }>(sql`
    select (select count(*)::int from checkouts where buyer_id = ${id}::uuid and state = 'awaiting_payment') as unpaid,
           (select count(*)::int from orders where buyer_id = ${id}::uuid and method = 'in_person' and state = 'held') as "inPerson"`)
  if (method === 'card' && open && open.unpaid >= MOST_UNPAID) throw new TooManyUnpaid(open.unpaid)
  if (method === 'in_person' && open && open.inPerson >= MOST_IN_PERSON)
    throw new TooManyInPerson(open.inPerson)
}
