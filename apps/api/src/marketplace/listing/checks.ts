import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { isBranchOf } from '../categories/contract.ts'
import { lacking } from '../kinds/contract.ts'
import { isStaff } from '../policy.ts'
import { prohibited } from '../rules/prohibited.ts'
import type { rulesNow } from '../rules/rules.ts'

export const Incomplete = createError(
  'LISTING_INCOMPLETE',
  'Something is missing before others can see it.',
  422,
)
export const Prohibited = createError(
  'PROHIBITED',
  'The rules of your school’s market do not allow this listing.',
  422,
)
export const NoSuchBranch = createError('NO_SUCH_BRANCH', 'This is no part of that category.', 422)

export type Rules = Awaited<ReturnType<typeof rulesNow>>

interface Checked {
  kind: string
  category: string
  title: string
  description: string
  brand: string
  swapFor: string
  price: { amount: number }
}

/** @throws NoSuchBranch */
export function assertBranch(category: string, branch: string | null | undefined): void {
  if (branch && !isBranchOf(category, branch))
    throw Object.assign(new NoSuchBranch(), { fields: { branch: 'Choose one of the list.' } })
}

/** What others are to see has all it needs, and nothing that the school forbids. @throws Incomplete, Prohibited */
export function assertListable(listing: Checked, rules: Rules): void {
  const missing: Record<string, string> = lacking(listing)
  if (Object.keys(missing).length) throw Object.assign(new Incomplete(), { fields: missing })
  const forbidden = prohibited(listing, rules)
  if (Object.keys(forbidden).length) throw Object.assign(new Prohibited(), { fields: forbidden })
}

/** Whether the staff look at this seller's listings first: until so many others of theirs were in the shop. */
export async function isNewSeller(ctx: Ctx, { reviewFirst }: Rules, exceptId: string): Promise<boolean> {
  const viewer = signedIn(ctx)
  if (reviewFirst === 0 || isStaff(viewer)) return false
  const [known] = await ctx.sql<{ published: number }>(sql`
    select count(*)::int as published from (
      select from products where seller_id = ${viewer.id}::uuid and published_at is not null and id <> ${exceptId}::uuid
       limit ${reviewFirst}) p`)
  return (known?.published ?? 0) < reviewFirst
}
