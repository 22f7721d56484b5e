import type { Campus } from '@banter/tenants/context'
import { v7 } from 'uuid'
import { note } from '../account.ts'
import type * as contract from '../contract.ts'
import { refresh } from '../follow.ts'
import { invoicesIn } from '../seen-rows.ts'
import type { Desk } from './checkout.ts'
import { NoSuchCode, NothingOwed } from './errors.ts'
import { refusingCards, runningIn } from './running.ts'
import { viewSubscription } from './view.ts'

type Payments = Pick<Desk, 'payments'>

/** It ends when the period that is paid for ends; a change that was booked for then falls away. @throws NotSubscribed */
export async function cancel(campus: Campus, { payments }: Payments): Promise<contract.Subscription> {
  const running = await campus.read(runningIn)
  const key = `cancel:${running.id}:${v7()}`
  if (running.schedule) await payments.keepPlan({ key: `${key}:keep`, schedule: running.schedule })
  await payments.setCancellation({ key, subscriptionId: running.id, atPeriodEnd: true })
  return changed(campus, payments, 'cancel')
}

/** Neither ends nor changes when the period ends. @throws NotSubscribed */
export async function resume(campus: Campus, { payments }: Payments): Promise<contract.Subscription> {
  const running = await campus.read(runningIn)
  const key = `resume:${running.id}:${v7()}`
  if (running.schedule) await payments.keepPlan({ key: `${key}:keep`, schedule: running.schedule })
  if (running.cancelAt)
    await payments.setCancellation({ key, subscriptionId: running.id, atPeriodEnd: false })
  return changed(campus, payments, 'resume')
}

/** @throws NotSubscribed, NoSuchCode */
export async function redeem(
  campus: Campus,
  code: string,
  { payments }: Payments,
): Promise<contract.Subscription> {
  const { id } = await campus.read(runningIn)
  const asked = { key: `code:${id}:${v7()}`, subscriptionId: id, code }
  const found = await payments.redeemCode(asked).catch((error) => {
    // Used up, or not for this school: to whoever typed it that is the same.
    if (error.code === 'PAYMENT_REFUSED') throw new NoSuchCode()
    throw error
  })
  if (!found) throw new NoSuchCode()
  return changed(campus, payments, 'discount')
}

/** Charges what is open to the card that is on file now, the oldest first. @throws NothingOwed, CardDeclined */
export async function payOpen(campus: Campus, { payments }: Payments): Promise<contract.Subscription> {
  const open = await campus.read(async (ctx) => {
    const invoices = await invoicesIn(ctx, (await runningIn(ctx)).id)
    return invoices
      .filter(({ status }) => status === 'open' || status === 'uncollectible')
      .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  })
  if (open.length === 0) throw new NothingOwed()
  try {
    for (const { id } of open)
      await refusingCards(() => payments.payInvoice({ key: `pay:${id}:${v7()}`, invoiceId: id }))
  } finally {
    await refresh(campus, payments)
  }
  return campus.read(viewSubscription)
}

async function changed(campus: Campus, payments: Desk['payments'], kind: 'cancel' | 'resume' | 'discount') {
  await campus.command((ctx) => note(ctx, { kind }))
  await refresh(campus, payments)
  return campus.read(viewSubscription)
}
