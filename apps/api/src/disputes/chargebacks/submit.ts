import { PaymentRefused, type Payments } from '@banter/billing/payments'
import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { ordersOf } from '../../orders/order-rows.ts'
import { evidenceDue } from '../topics.ts'
import { chargebackById } from './chargeback-rows.ts'
import { loadCase } from './chargeback-view.ts'
import { evidenceOf } from './evidence.ts'

export const EvidenceSent = createError(
  'EVIDENCE_SENT',
  'The evidence is with the bank already, or it has decided.',
  409,
)

/** The staff do not wait for its time. It is sent by a job. @throws NotFound, NotAllowed, EvidenceSent */
export async function sendNow(ctx: Ctx, id: string): Promise<void> {
  const { row } = await loadCase(ctx, id)
  if (row.state !== 'open') throw new EvidenceSent()
  await publish(ctx, evidenceDue, { chargeback_id: id })
}

/** The job: what speaks for the sellers goes to the bank, once. */
export async function submitEvidence(
  campus: Campus,
  payments: Payments,
  { chargeback_id: id }: { chargeback_id: string },
): Promise<void> {
  const found = await campus.read(async (ctx) => {
    const row = await chargebackById(ctx, id)
    if (row?.state !== 'open') return null
    return { row, evidence: await evidenceOf(ctx, await ordersOf(ctx, row.checkoutId)) }
  })
  if (!found) return
  const { school } = campus
  const { checkoutId, stripeDispute } = found.row
  const purpose = { schoolId: school.id, schoolSlug: school.slug, kind: 'order' as const, checkoutId }
  try {
    await payments.submitEvidence(stripeDispute, purpose, found.evidence)
  } catch (error) {
    // It was too late, or the bank has decided: that is told by itself.
    if (error instanceof PaymentRefused) return
    throw error
  }
  await campus.command((ctx) =>
    ctx.sql(sql`
      update chargebacks set state = case when state = 'open' then 'submitted' else state end, submitted_at = ${ctx.now},
             evidence = ${JSON.stringify(found.evidence)}::jsonb where id = ${id}::uuid and submitted_at is null`),
  )
}
