import type Stripe from 'stripe'
import { endpoint } from '../endpoint.ts'
import { invalidParameter, noSuch, StripeFault } from '../errors.ts'
import { page, pageParameters } from '../pagination.ts'
import type { Rule } from '../parameters.ts'
import { flag, metadata, object, text } from '../parameters.ts'
import type { World } from '../world.ts'
import { decideDispute, isOpen, sendEvidence } from './dispute-states.ts'
import { EVIDENCE_TEXTS } from './evidence.ts'

/** All fields of evidence together. */
const MOST_CHARACTERS = 150_000
/** Stripe's own words for an evidence that its test mode decides at once. */
const VERDICTS = { winning_evidence: 'won', losing_evidence: 'lost' } as const

type EvidenceShape = Record<(typeof EVIDENCE_TEXTS)[number], Rule<string>>
const evidence = object(
  Object.fromEntries(EVIDENCE_TEXTS.map((field) => [field, text({ max: 20_000 })])) as EvidenceShape,
)

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/disputes/:id',
  parameters: {},
  run: ({ world, path: [id = ''] }) => disputeNamed(world, id),
})

const update = endpoint({
  method: 'POST',
  path: '/v1/disputes/:id',
  parameters: { evidence, metadata: metadata(), submit: flag() },
  run({ world, params, path: [id = ''] }) {
    const dispute = disputeNamed(world, id)
    if (params.evidence) assertTaken(dispute)
    const written = { ...dispute.evidence, ...params.evidence }
    const length = Object.values(written).reduce(
      (sum, value) => sum + (typeof value === 'string' ? value.length : 0),
      0,
    )
    if (length > MOST_CHARACTERS) throw invalidParameter('The evidence is too long.', 'evidence')
    const noted = world.tables.disputes.put({
      ...dispute,
      evidence: written,
      metadata: { ...dispute.metadata, ...params.metadata },
    })
    // As at Stripe, evidence goes to the bank at once unless it is only to be kept.
    if (!params.evidence || params.submit === false) return noted
    const sent = sendEvidence(world, noted)
    const verdict = VERDICTS[params.evidence.uncategorized_text as keyof typeof VERDICTS]
    return verdict ? decideDispute(world, sent, verdict) : sent
  },
})

const close = endpoint({
  method: 'POST',
  path: '/v1/disputes/:id/close',
  parameters: {},
  run: ({ world, path: [id = ''] }) => decideDispute(world, disputeNamed(world, id), 'lost'),
})

const list = endpoint({
  method: 'GET',
  path: '/v1/disputes',
  parameters: { ...pageParameters, charge: text(), payment_intent: text() },
  run({ world, params }) {
    const { charge, payment_intent: intent } = params
    const found = world.tables.disputes
      .newestFirst()
      .filter((dispute) => charge === undefined || dispute.charge === charge)
      .filter((dispute) => intent === undefined || dispute.payment_intent === intent)
    return page('/v1/disputes', found, params)
  },
})

function assertTaken(dispute: Stripe.Dispute): void {
  const waits = dispute.status === 'needs_response' || dispute.status === 'warning_needs_response'
  if (waits) return
  const message = isOpen(dispute)
    ? 'Evidence was submitted for this dispute already.'
    : 'This dispute is closed and takes no evidence.'
  throw new StripeFault(400, message, { code: 'dispute_evidence_not_accepted' })
}

export function disputeNamed(world: World, id: string): Stripe.Dispute {
  const dispute = world.tables.disputes.get(id)
  if (!dispute) throw noSuch('dispute', id)
  return dispute
}

export const disputes = [retrieve, update, close, list]
