import type Stripe from 'stripe'
import { DAY } from '../clock.ts'
import { StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { CARDHOLDERS, PLATFORM, post, recordBalance, STRIPE_FEES } from '../ledger.ts'
import type { World } from '../world.ts'
import { EVIDENCE_TEXTS } from './evidence.ts'

type Dispute = Stripe.Dispute

/** What Stripe takes for a dispute, whoever wins. */
export const DISPUTE_FEE = 1500
const ANSWER_WITHIN = 7 * DAY

export const REASONS = [
  'credit_not_processed',
  'duplicate',
  'fraudulent',
  'general',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
] as const

interface Opening {
  amount?: number
  reason?: (typeof REASONS)[number]
  /** The bank only asks first: no money moves yet. */
  inquiry?: boolean
}

/** The cardholder's bank takes the money back until it has decided. */
export function openDispute(world: World, charge: Stripe.Charge, wanted: Opening = {}): Dispute {
  const { amount = charge.amount, reason = 'fraudulent', inquiry = false } = wanted
  if (charge.disputed) throw new StripeFault(400, `Charge ${charge.id} is disputed already.`)
  if (charge.status !== 'succeeded' || amount > charge.amount)
    throw new StripeFault(400, `Charge ${charge.id} did not take ${amount}.`, { param: 'amount' })
  const now = world.clock.now()
  const opened = world.tables.disputes.put({
    id: newId('du'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...NO_EVIDENCE },
    evidence_details: {
      due_by: now + ANSWER_WITHIN,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  })
  world.tables.charges.put({ ...charge, disputed: true })
  world.emit('charge.dispute.created', opened)
  return inquiry ? opened : withdraw(world, opened)
}

const NO_EVIDENCE = {
  ...Object.fromEntries(EVIDENCE_TEXTS.map((field) => [field, null])),
  enhanced_evidence: {},
} as unknown as Stripe.Dispute.Evidence

function withdraw(world: World, dispute: Dispute): Dispute {
  return move(world, dispute, -1, DISPUTE_FEE, 'charge.dispute.funds_withdrawn')
}

function move(
  world: World,
  dispute: Dispute,
  sign: 1 | -1,
  fee: number,
  event: 'charge.dispute.funds_withdrawn' | 'charge.dispute.funds_reinstated',
): Dispute {
  const { amount, currency, id } = dispute
  post(world, currency, [
    [PLATFORM, sign * amount - fee],
    [CARDHOLDERS, -sign * amount],
    [STRIPE_FEES, fee],
  ])
  const transaction = recordBalance(world, {
    type: 'adjustment',
    category: sign < 0 ? 'dispute' : 'dispute_reversal',
    amount: sign * amount,
    fee,
    currency,
    source: id,
    description: sign < 0 ? 'Chargeback withdrawal' : 'Chargeback reversal',
  })
  const balance_transactions = [...dispute.balance_transactions, transaction]
  const moved = world.tables.disputes.put({ ...dispute, balance_transactions })
  world.emit(event, moved)
  return moved
}

/** The evidence is with the bank, which takes its time. */
export function sendEvidence(world: World, dispute: Dispute): Dispute {
  const status = dispute.status.startsWith('warning_') ? 'warning_under_review' : 'under_review'
  const submitted = world.tables.disputes.put({
    ...dispute,
    status,
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: true,
      submission_count: dispute.evidence_details.submission_count + 1,
      submission_method: 'manual',
    },
  })
  world.emit('charge.dispute.updated', submitted)
  return submitted
}

export const isOpen = ({ status }: Dispute) =>
  !['won', 'lost', 'warning_closed', 'prevented'].includes(status)

/** The bank's word: what was taken comes back, or stays away. An enquiry ends either way without any money moving. */
export function decideDispute(world: World, dispute: Dispute, outcome: 'won' | 'lost'): Dispute {
  if (!isOpen(dispute)) throw new StripeFault(400, `Dispute ${dispute.id} is closed already.`)
  const inquiry = dispute.status.startsWith('warning_')
  const charge = world.tables.charges.get(String(dispute.charge))
  if (charge && (inquiry || outcome === 'won')) world.tables.charges.put({ ...charge, disputed: false })
  const status = inquiry ? 'warning_closed' : outcome
  const decided = world.tables.disputes.put({ ...dispute, status, is_charge_refundable: status !== 'lost' })
  world.emit('charge.dispute.closed', decided)
  if (status !== 'won') return decided
  return move(world, decided, 1, 0, 'charge.dispute.funds_reinstated')
}
