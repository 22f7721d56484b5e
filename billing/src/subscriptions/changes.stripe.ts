import type Stripe from 'stripe'
import { askStripe } from '../stripe-errors.ts'
import type { ChangePreview, PlanChange, SubscriptionPayments } from './calls.ts'
import { planOf } from './plans.ts'
import { priceIdOf } from './prices.stripe.ts'

/** How a subscription is changed: now, at the end of what is paid for, or not any more. */
export function changeCalls(stripe: Stripe) {
  return {
    async previewChange({ key, ...change }: PlanChange & { key: string }) {
      const subscription_details = await changeParams(stripe, change)
      const params = { subscription: change.subscriptionId, subscription_details }
      return previewFrom(
        await askStripe(() => stripe.invoices.createPreview(params, { idempotencyKey: key })),
      )
    },
    async changeNow({ key, ...change }: PlanChange & { key: string }) {
      const params: Stripe.SubscriptionUpdateParams = {
        ...(await changeParams(stripe, change)),
        // Whoever cannot be charged keeps what they have.
        payment_behavior: 'error_if_incomplete',
      }
      const options = { idempotencyKey: key }
      await askStripe(() => stripe.subscriptions.update(change.subscriptionId, params, options))
    },
    changeAtPeriodEnd: (asked: Parameters<SubscriptionPayments['changeAtPeriodEnd']>[0]) =>
      changeAtPeriodEnd(stripe, asked),
    async keepPlan({ key, schedule }: Parameters<SubscriptionPayments['keepPlan']>[0]) {
      const now = await askStripe(() => stripe.subscriptionSchedules.retrieve(schedule))
      if (now.status !== 'active' && now.status !== 'not_started') return
      await askStripe(() => stripe.subscriptionSchedules.release(schedule, {}, { idempotencyKey: key }))
    },
    async setCancellation(asked: Parameters<SubscriptionPayments['setCancellation']>[0]) {
      const params = { cancel_at_period_end: asked.atPeriodEnd }
      const options = { idempotencyKey: asked.key }
      await askStripe(() => stripe.subscriptions.update(asked.subscriptionId, params, options))
    },
    async setTerms({ key, subscriptionId, netDays }: Parameters<SubscriptionPayments['setTerms']>[0]) {
      const params: Stripe.SubscriptionUpdateParams =
        netDays > 0
          ? { collection_method: 'send_invoice', days_until_due: netDays }
          : { collection_method: 'charge_automatically' }
      await askStripe(() => stripe.subscriptions.update(subscriptionId, params, { idempotencyKey: key }))
    },
    async redeemCode({ key, subscriptionId, code }: Parameters<SubscriptionPayments['redeemCode']>[0]) {
      const { data } = await askStripe(() => stripe.promotionCodes.list({ code, active: true, limit: 1 }))
      const [found] = data
      if (!found) return false
      const params = { discounts: [{ promotion_code: found.id }] }
      await askStripe(() => stripe.subscriptions.update(subscriptionId, params, { idempotencyKey: key }))
      return true
    },
    async payInvoice({ key, invoiceId }: Parameters<SubscriptionPayments['payInvoice']>[0]) {
      const { status } = await askStripe(() => stripe.invoices.retrieve(invoiceId))
      if (status !== 'open' && status !== 'uncollectible') return
      await askStripe(() => stripe.invoices.pay(invoiceId, {}, { idempotencyKey: key }))
    },
  } satisfies Partial<SubscriptionPayments>
}

async function changeParams(stripe: Stripe, { itemId, choice, trial, at }: PlanChange) {
  const items = [{ id: itemId, price: await priceIdOf(stripe, choice) }]
  if (trial) return { items, proration_behavior: 'none' as const }
  return {
    items,
    proration_behavior: 'always_invoice' as const,
    proration_date: Math.floor(at.getTime() / 1000),
  }
}

/** A schedule of two parts: what is paid for, as it is, and then the smaller plan, which goes on by itself. */
async function changeAtPeriodEnd(
  stripe: Stripe,
  { key, subscriptionId, choice, from }: Parameters<SubscriptionPayments['changeAtPeriodEnd']>[0],
): Promise<void> {
  const subscription = await askStripe(() => stripe.subscriptions.retrieve(subscriptionId))
  const held = subscription.schedule
  const schedule = held
    ? await askStripe(() => stripe.subscriptionSchedules.retrieve(typeof held === 'string' ? held : held.id))
    : await askStripe(() =>
        stripe.subscriptionSchedules.create(
          { from_subscription: subscriptionId },
          { idempotencyKey: `${key}:schedule` },
        ),
      )
  const [first] = schedule.phases
  const [item] = subscription.items.data
  if (!first || !item) throw new Error(`Subscription ${subscriptionId} has nothing that could be changed.`)
  const params: Stripe.SubscriptionScheduleUpdateParams = {
    end_behavior: 'release',
    metadata: { next_price: planOf(choice.plan).prices[choice.interval].lookupKey },
    phases: [
      {
        items: [{ price: await priceIdOf(stripe, from) }],
        start_date: first.start_date,
        end_date: item.current_period_end,
      },
      { items: [{ price: await priceIdOf(stripe, choice) }], duration: { interval: choice.interval } },
    ],
  }
  await askStripe(() => stripe.subscriptionSchedules.update(schedule.id, params, { idempotencyKey: key }))
}

function previewFrom({ lines, total, amount_due: due, currency }: Stripe.Invoice): ChangePreview {
  return {
    lines: lines.data.map((line) => ({
      title: line.description ?? '',
      amount: line.amount,
      proration: line.parent?.subscription_item_details?.proration ?? false,
    })),
    total,
    due,
    currency,
  }
}
