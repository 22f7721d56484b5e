import type { Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import { payReminderDue } from '../topics.ts'
import { checkoutById } from './checkout-rows.ts'

const BEFORE_MS = 5 * 60_000

/** The job: a checkout that is not paid a minute after it was opened is remembered again shortly before its reservation ends. */
export async function planPayReminder(ctx: Ctx, { checkout_id }: { checkout_id: string }): Promise<void> {
  const { state, reservedUntil } = await checkoutById(ctx, checkout_id)
  const at = new Date(reservedUntil.getTime() - BEFORE_MS)
  if (state === 'awaiting_payment' && at > ctx.now)
    await publish(ctx, payReminderDue, { checkout_id }, { at })
}
