import type Stripe from 'stripe'
import { money } from '../amounts.ts'
import { endpoint } from '../endpoint.ts'
import { missingParameter, noSuch, StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { CARDHOLDERS, PLATFORM, post, recordBalance } from '../ledger.ts'
import { page, pageParameters } from '../pagination.ts'
import { integer, metadata, oneOf, text } from '../parameters.ts'
import type { World } from '../world.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/refunds',
  parameters: {
    amount: integer({ min: 1 }),
    charge: text(),
    metadata: metadata(),
    payment_intent: text(),
    reason: oneOf('duplicate', 'fraudulent', 'requested_by_customer'),
  },
  run({ world, params }) {
    const charge = chargeToRefund(world, params)
    if (charge.disputed) assertRefundable(world, charge)
    const left = charge.amount - charge.amount_refunded
    if (left === 0) {
      const message = `Charge ${charge.id} has already been refunded.`
      throw new StripeFault(400, message, { code: 'charge_already_refunded' })
    }
    const amount = params.amount ?? left
    if (amount > left) {
      const asked = money(amount, charge.currency)
      const message = `Refund amount (${asked}) is greater than unrefunded amount on charge (${money(left, charge.currency)})`
      throw new StripeFault(400, message, { param: 'amount' })
    }
    return refundCharge(world, charge, { ...params, amount })
  },
})

/** The bank has this money: giving it back as well would pay it twice. */
function assertRefundable(world: World, { id }: Stripe.Charge): void {
  const disputes = world.tables.disputes.values().filter(({ charge }) => charge === id)
  if (disputes.every((dispute) => dispute.is_charge_refundable)) return
  const message = `Charge ${id} has been charged back; cannot issue a refund.`
  throw new StripeFault(400, message, { code: 'charge_disputed' })
}

function chargeToRefund(world: World, params: { charge?: string; payment_intent?: string }): Stripe.Charge {
  const { charge: chargeId, payment_intent: intentId } = params
  if (chargeId === undefined && intentId === undefined) throw missingParameter('payment_intent')
  if (chargeId !== undefined && intentId !== undefined) {
    throw new StripeFault(400, 'You may only specify one of these parameters: charge, payment_intent.', {
      stored: false,
    })
  }
  if (intentId !== undefined) {
    const intent = world.tables.intents.get(intentId)
    if (!intent) throw noSuch('payment_intent', intentId, 'payment_intent')
    const charge = world.tables.charges.get(String(intent.latest_charge))
    if (charge?.status === 'succeeded') return charge
    const message = `This PaymentIntent (${intentId}) does not have a successful charge to refund.`
    throw new StripeFault(400, message, { param: 'payment_intent' })
  }
  const charge = world.tables.charges.get(chargeId ?? '')
  if (!charge) throw noSuch('charge', chargeId ?? '', 'charge')
  if (charge.status === 'succeeded') return charge
  throw new StripeFault(400, `This Charge (${charge.id}) did not succeed.`, { param: 'charge' })
}

interface Wanted {
  amount: number
  metadata?: Record<string, string>
  reason?: Stripe.Refund.Reason
}

/** Gives money back; Stripe keeps its fee, and the balance may go negative (the bank account covers it). */
function refundCharge(world: World, charge: Stripe.Charge, wanted: Wanted): Stripe.Refund {
  const { amount } = wanted
  const { currency, payment_intent, payment_method } = charge
  const id = newId('re')
  post(world, currency, [
    [PLATFORM, -amount],
    [CARDHOLDERS, amount],
  ])
  const taken = world.tables.balanceEntries.get(String(charge.balance_transaction))
  const availableOn = taken?.transaction.available_on
  const given = { type: 'refund' as const, category: 'refund', amount: -amount, currency, availableOn }
  const transaction = recordBalance(world, { ...given, source: id, description: 'REFUND FOR CHARGE' })
  const refund = world.tables.refunds.put({
    id,
    object: 'refund',
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: world.clock.now(),
    currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: { type: 'card', card: { reference_status: 'pending', type: 'refund' } },
    metadata: wanted.metadata ?? {},
    payment_intent,
    payment_method,
    reason: wanted.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  })
  world.emit('refund.created', refund)
  noteRefund(world, charge, amount)
  return refund
}

function noteRefund(world: World, charge: Stripe.Charge, amount: number): void {
  const refunded = charge.amount_refunded + amount
  const after = { ...charge, amount_refunded: refunded, refunded: refunded === charge.amount }
  world.emit('charge.refunded', world.tables.charges.put(after))
}

/** The card's bank sends it back, days later as a rule: the money is on the platform's balance again. */
export function failRefund(world: World, id: string): Stripe.Refund | undefined {
  const refund = world.tables.refunds.get(id)
  const charge = world.tables.charges.get(String(refund?.charge))
  if (!refund || !charge || refund.status === 'failed') return undefined
  const { amount, currency } = refund
  post(world, currency, [
    [CARDHOLDERS, -amount],
    [PLATFORM, amount],
  ])
  const back = { type: 'refund_failure' as const, category: 'refund_failure', amount, currency }
  const transaction = recordBalance(world, { ...back, source: id, description: 'REFUND FAILURE' })
  const failed = world.tables.refunds.put({
    ...refund,
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: transaction.id,
  })
  world.tables.charges.put({ ...charge, amount_refunded: charge.amount_refunded - amount, refunded: false })
  for (const type of ['refund.updated', 'charge.refund.updated', 'refund.failed'] as const)
    world.emit(type, failed)
  return failed
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/refunds/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const refund = world.tables.refunds.get(id)
    if (!refund) throw noSuch('refund', id)
    return refund
  },
})

const list = endpoint({
  method: 'GET',
  path: '/v1/refunds',
  parameters: { ...pageParameters, charge: text(), payment_intent: text() },
  run({ world, params }) {
    const { charge, payment_intent: intent } = params
    const found = world.tables.refunds
      .newestFirst()
      .filter((refund) => charge === undefined || refund.charge === charge)
      .filter((refund) => intent === undefined || refund.payment_intent === intent)
    return page('/v1/refunds', found, params)
  },
})

export const refunds = [create, retrieve, list]
