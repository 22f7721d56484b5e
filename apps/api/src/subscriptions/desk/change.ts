import type { PlanChange, SubscriptionAsSeen } from '@banter/billing/subscriptions/calls'
import { type Choice, changeFrom, choiceOf, overLimits, planOf } from '@banter/billing/subscriptions/plans'
import type { Campus, ReadCtx } from '@banter/tenants/context'
import { note } from '../account.ts'
import type * as contract from '../contract.ts'
import { refresh } from '../follow.ts'
import type { Desk } from './checkout.ts'
import { CardDeclined, PreviewIsOld } from './errors.ts'
import { refusingCards, runningIn } from './running.ts'
import { assertFits, usageOf } from './usage.ts'
import { priceOf, viewSubscription } from './view.ts'

/** How long what was shown is what is billed. */
const PREVIEW_MS = 60 * 60_000

interface Scene {
  running: SubscriptionAsSeen
  from: Choice
  change: PlanChange
  kind: 'same' | 'upgrade' | 'downgrade'
}

async function sceneOf(ctx: ReadCtx, choice: Choice, at: Date): Promise<Scene> {
  const running = await runningIn(ctx)
  const from = choiceOf(running.price) ?? choice
  const kind = changeFrom(from, choice)
  const trial = running.status === 'trialing'
  return {
    running,
    from,
    kind,
    change: { subscriptionId: running.id, itemId: running.itemId, choice, trial, at },
  }
}

/** Sent twice it is one change; after the next look at the subscription it is another. */
const keyOf = ({ id, seenAt }: SubscriptionAsSeen, { plan, interval }: Choice, at: Date) =>
  `${id}:${seenAt.getTime()}:${at.getTime()}:${plan}:${interval}`

/** What a change would be billed, to the cent, before it is made. @throws NotSubscribed */
export async function previewChange(
  campus: Campus,
  choice: Choice,
  { payments }: Pick<Desk, 'payments'>,
): Promise<contract.ChangePreview> {
  const { running, kind, change, now, over } = await campus.read(async (ctx) => {
    const at = new Date(Math.floor(ctx.now.getTime() / 1000) * 1000)
    const scene = await sceneOf(ctx, choice, at)
    return { ...scene, now: at, over: overLimits(choice.plan, await usageOf(ctx)) }
  })
  const later = priceOf(choice)
  const bills = kind === 'upgrade' && !change.trial
  const bill = bills
    ? await payments.previewChange({ ...change, key: `preview:${keyOf(running, choice, now)}` })
    : { lines: [], total: 0, due: 0, currency: later.currency }
  const money = (amount: number) => ({ amount, currency: bill.currency })
  return {
    ...choice,
    planName: planOf(choice.plan).name,
    kind,
    at: now.toISOString(),
    lines: bill.lines.map(({ title, amount }) => ({ title, amount: money(amount) })),
    total: money(bill.total),
    due: money(bill.due),
    from: (kind === 'downgrade' && !change.trial ? running.periodEnd : now).toISOString(),
    later,
    over,
  }
}

/** More at once, as it was previewed; less when the period ends. @throws NotSubscribed, PreviewIsOld, PlanTooSmall, CardDeclined */
export async function changePlan(
  campus: Campus,
  { at, ...choice }: Choice & { at: string },
  { payments }: Pick<Desk, 'payments'>,
): Promise<contract.Subscription> {
  const shownAt = new Date(at)
  const scene = await campus.read(async (ctx) => {
    const age = ctx.now.getTime() - shownAt.getTime()
    if (age < -60_000 || age > PREVIEW_MS) throw new PreviewIsOld()
    const found = await sceneOf(ctx, choice, shownAt)
    if (found.kind === 'downgrade') assertFits(choice.plan, await usageOf(ctx))
    return found
  })
  const { running, kind, change, from } = scene
  const key = `change:${keyOf(running, choice, shownAt)}`
  if (kind !== 'same' && (kind === 'upgrade' || change.trial)) {
    if (running.schedule) await payments.keepPlan({ key: `${key}:keep`, schedule: running.schedule })
    await refusingCards(() => payments.changeNow({ ...change, key })).catch(async (error: unknown) => {
      // Nothing was changed: what was booked for the end of the period is booked again.
      const booked = running.schedule && running.next && choiceOf(running.next.price)
      if (error instanceof CardDeclined && booked) {
        await payments.changeAtPeriodEnd({ ...change, choice: booked, key: `${key}:again`, from })
        await refresh(campus, payments)
      }
      throw error
    })
  } else if (kind === 'downgrade') {
    await payments.changeAtPeriodEnd({ ...change, key, from })
  }
  await campus.command((ctx) =>
    note(ctx, { kind: 'plan', plan: choice.plan, facts: { ...choice, change: kind } }),
  )
  await refresh(campus, payments)
  return campus.read(viewSubscription)
}
