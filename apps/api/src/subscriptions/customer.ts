import type { Payments } from '@banter/billing/payments'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { accountIn, lockAccount } from './account.ts'

/**
 * The school's customer at the payment service; made when there is none. Cut off anywhere and done again, it is the same one: the key is
 * the school's.
 */
export async function ensureCustomer(campus: Campus, payments: Payments): Promise<string> {
  const known = (await campus.read((ctx) => accountIn(ctx)))?.stripeCustomer
  if (known) return known
  const { id, slug, name } = campus.school
  const email = await campus.command(async (ctx) => {
    await lockAccount(ctx)
    return billedAt(ctx)
  })
  const customer = await payments.createCustomer({
    key: `customer:${id}`,
    purpose: { schoolId: id, schoolSlug: slug },
    name,
    email,
  })
  return campus.command((ctx) => keepCustomer(ctx, customer.id))
}

/** Keeps it, and whose it is: how events of its subscriptions and invoices find their school. @returns the one that was kept first */
export async function keepCustomer(ctx: Ctx, customerId: string): Promise<string> {
  const { stripeCustomer } = await lockAccount(ctx)
  if (stripeCustomer) return stripeCustomer
  await ctx.sql(sql`update billing_accounts set stripe_customer = ${customerId}`)
  await ctx.sql(sql`
    insert into stripe_objects (stripe_id, kind, ref) values (${customerId}, 'subscription', ${ctx.school.id}::uuid) on conflict do nothing`)
  return customerId
}

/** The first admin's address; of a school that has none yet, the one that was invited is at its own domain. */
async function billedAt(ctx: Ctx): Promise<string> {
  const [admin] = await ctx.sql<{ email: string }>(
    sql`select email from users where role = 'admin' and status = 'active' order by created_at, id limit 1`,
  )
  if (admin) return admin.email
  const [domain] = await ctx.sql<{ domain: string }>(
    sql`select domain from email_domains where school_id = ${ctx.school.id}::uuid order by domain limit 1`,
  )
  return `billing@${domain?.domain ?? 'banter.test'}`
}
