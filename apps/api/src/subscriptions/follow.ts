import type { Payments } from '@banter/billing/payments'
import type { PaidInvoice } from '@banter/billing/subscriptions/calls'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Effect } from '../payments/stripe-inbox.ts'
import { accountIn, lockAccount } from './account.ts'
import { isLive } from './desk/view.ts'
import { move } from './move.ts'
import { invoicesIn, keepLook, type Look, subscriptionIn } from './seen-rows.ts'

const INVOICES = 12

/** What an event about one of a school's objects means is how that object stands now. Others of the same customer tell nothing new. */
export async function followSubscription(
  campus: Campus,
  payments: Payments,
  objectId: string,
): Promise<Effect | null> {
  const look = await lookAt(campus, payments, objectId)
  return look && ((ctx) => apply(ctx, look))
}

async function lookAt(campus: Campus, payments: Payments, objectId: string): Promise<Look | null> {
  const seenAt = await campus.read(async ({ now }) => now)
  switch (objectId.split('_')[0]) {
    case 'in': {
      const paid = await payments.getInvoice(objectId, seenAt)
      const { subscriptionId } = paid.invoice
      if (!subscriptionId) return null
      return { invoices: [paid], subscription: await payments.getSubscription(subscriptionId, seenAt) }
    }
    case 'cs': {
      const { subscriptionId } = await payments.getSubscriptionPage(objectId)
      if (!subscriptionId) return null
      return { invoices: [], subscription: await payments.getSubscription(subscriptionId, seenAt) }
    }
    case 'sub': {
      const id = objectId.startsWith('sub_sched_') ? (await campus.read(subscriptionIn))?.id : objectId
      return id ? { invoices: [], subscription: await payments.getSubscription(id, seenAt) } : null
    }
    case 'cus': {
      const known = await campus.read(subscriptionIn)
      return known && { invoices: [], subscription: await payments.getSubscription(known.id, seenAt) }
    }
    default:
      return null
  }
}

/** Looks at everything of a school that may have changed, whatever was heard of it. */
export async function refresh(campus: Campus, payments: Payments): Promise<void> {
  const look = await lookAtAll(campus, payments)
  await campus.command((ctx) => apply(ctx, look))
}

async function lookAtAll(campus: Campus, payments: Payments): Promise<Look> {
  const { customer, seenAt } = await campus.read(async (ctx) => ({
    customer: (await accountIn(ctx))?.stripeCustomer,
    seenAt: ctx.now,
  }))
  if (!customer) return { invoices: [] }
  const id = await payments.findSubscription(customer)
  if (!id) return { invoices: [] }
  const subscription = await payments.getSubscription(id, seenAt)
  const listed = await payments.listInvoices(customer, INVOICES, seenAt)
  const known = await campus.read((ctx) =>
    invoicesIn(
      ctx,
      id,
      listed.map((invoice) => invoice.id),
    ),
  )
  const invoices: PaidInvoice[] = []
  for (const invoice of listed) {
    const before = known.find((each) => each.id === invoice.id)
    const news = before?.status !== invoice.status || before.attempts !== invoice.attempts
    if (news && invoice.subscriptionId) invoices.push(await payments.getInvoice(invoice.id, seenAt))
  }
  return { subscription, invoices }
}

export async function apply(ctx: Ctx, look: Look): Promise<void> {
  const account = await lockAccount(ctx)
  const facts = await keepLook(ctx, account, look)
  // Whoever has a subscription has been to the page; of one that is over that says nothing.
  if (account.openSession && isLive(look.subscription ?? null))
    await ctx.sql(sql`update billing_accounts set open_session = null`)
  await move(ctx, account, facts)
}
