import { post } from '@banter/billing/ledger'
import { invoicePaid, invoicePaidAtBank } from '@banter/billing/subscription-facts'
import type { InvoiceAsSeen, PaidInvoice, SubscriptionAsSeen } from '@banter/billing/subscriptions/calls'
import { type Facts, learn } from '@banter/billing/subscriptions/facts'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Account } from './account.ts'

/** What was seen at the payment service in one look. */
export interface Look {
  subscription?: SubscriptionAsSeen
  invoices: PaidInvoice[]
}

type SubscriptionRow = Omit<SubscriptionAsSeen, 'next'> & { nextPrice: string | null; nextAt: Date | null }

/** The subscription that counts: the newest, also when it has ended. */
export async function subscriptionIn(ctx: ReadCtx): Promise<SubscriptionAsSeen | null> {
  const [row] = await ctx.sql<SubscriptionRow>(sql`
    select id, seen_at as "seenAt", created_at as "createdAt", status, price, item_id as "itemId", period_start as "periodStart",
           period_end as "periodEnd", trial_ends_at as "trialEndsAt", cancel_at as "cancelAt", ended_at as "endedAt",
           collection_paused as "collectionPaused", payable, net_days as "netDays", next_price as "nextPrice", next_at as "nextAt",
           schedule, discount, card
      from subscriptions order by created_at desc, id desc limit 1`)
  if (!row) return null
  const { nextPrice, nextAt, ...subscription } = row
  return { ...subscription, next: nextPrice && nextAt ? { price: nextPrice, at: nextAt } : null }
}

const invoiceColumns = sql`
  id, subscription_id as "subscriptionId", seen_at as "seenAt", created_at as "createdAt", number, status, currency, total,
  amount_due as "amountDue", amount_paid as "amountPaid", attempts, finalized_at as "finalizedAt", due_at as "dueAt",
  next_attempt_at as "nextAttemptAt", paid_at as "paidAt", period_start as "periodStart", period_end as "periodEnd", title,
  page_url as "pageUrl", pdf_url as "pdfUrl"`

/** The newest invoices of a subscription, and those named besides. */
export function invoicesIn(
  ctx: ReadCtx,
  subscriptionId: string,
  ids: string[] = [],
): Promise<InvoiceAsSeen[]> {
  return ctx.sql<InvoiceAsSeen>(sql`
    (select ${invoiceColumns} from subscription_invoices where subscription_id = ${subscriptionId} order by created_at desc, id desc limit 60)
    union
    select ${invoiceColumns} from subscription_invoices where id = any(${ids}::text[])`)
}

/** A page of them for people, newest first. Drafts are not said yet, and what costs nothing is no bill. */
export function invoicePage(ctx: ReadCtx, limit: number, after: readonly [string, string] | null) {
  return ctx.sql<InvoiceAsSeen>(sql`
    select ${invoiceColumns} from subscription_invoices
     where status <> 'draft' and total > 0
       and (${after?.[0] ?? null}::timestamptz is null or (created_at, id) < (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? ''}))
     order by created_at desc, id desc limit ${limit}`)
}

export async function factsIn(ctx: ReadCtx, { trialEndsAt }: Pick<Account, 'trialEndsAt'>): Promise<Facts> {
  const subscription = await subscriptionIn(ctx)
  const invoices = subscription ? await invoicesIn(ctx, subscription.id) : []
  return { trialEndsAt, subscription, invoices }
}

/**
 * Keeps what was seen, where it is further than what was known, and books what was paid. Looks may come in any order and twice: of each
 * object the most advanced one stays.
 */
export async function keepLook(ctx: Ctx, account: Account, { subscription, invoices }: Look): Promise<Facts> {
  const known = await subscriptionIn(ctx)
  const ids = invoices.map(({ invoice }) => invoice.id)
  let facts: Facts = { trialEndsAt: account.trialEndsAt, subscription: known, invoices: [] }
  if (subscription) {
    facts = learn(facts, { subscription })
    if (facts.subscription === subscription) await saveSubscription(ctx, subscription)
  }
  // Of the one that counts, which is not the one that was looked at when that is an older one.
  facts = { ...facts, invoices: await invoicesIn(ctx, facts.subscription?.id ?? '', ids) }
  for (const paid of invoices) {
    facts = learn(facts, { invoice: paid.invoice })
    if (!facts.invoices.includes(paid.invoice)) continue
    await saveInvoice(ctx, paid.invoice)
    await book(ctx, paid)
  }
  return facts
}

async function book(ctx: Ctx, { invoice, payment, elsewhere }: PaidInvoice): Promise<void> {
  const about = { invoiceId: invoice.id, currency: invoice.currency }
  if (payment) await post(ctx, ...invoicePaid(about, payment))
  if (elsewhere > 0) await post(ctx, invoicePaidAtBank(about, elsewhere))
}

async function saveSubscription(ctx: Ctx, seen: SubscriptionAsSeen): Promise<void> {
  const { next, ...rest } = seen
  const data = { ...rest, nextPrice: next?.price ?? null, nextAt: next?.at ?? null }
  const { count } = await ctx.db.subscription.updateMany({ where: { id: seen.id }, data })
  if (count === 0) await ctx.db.subscription.createMany({ data: [data] })
}

async function saveInvoice(ctx: Ctx, seen: InvoiceAsSeen): Promise<void> {
  const { count } = await ctx.db.subscriptionInvoice.updateMany({ where: { id: seen.id }, data: seen })
  if (count === 0) await ctx.db.subscriptionInvoice.createMany({ data: [seen] })
}
