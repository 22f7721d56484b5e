import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Id = z.string()
const DisputeFact = z.object({ dispute_id: Id, order_id: Id, buyer_id: Id, seller_id: Id })

/** The buyer says that something is wrong; the money waits. */
export const orderDisputed = topic(
  'order_disputed',
  'disputes',
  DisputeFact.extend({ reason: z.string(), wanted: z.int() }),
)
/** The seller would give a part back, and the buyer may take it. */
export const disputeOffered = topic('dispute_offered', 'disputes', DisputeFact.extend({ amount: z.int() }))
/** The two do not agree, or one of them does not answer: somebody has to decide. */
export const disputeWaits = topic(
  'dispute_waits',
  'disputes',
  DisputeFact.extend({ instance: z.enum(['school', 'platform']) }),
)
export const disputeDecided = topic(
  'dispute_decided',
  'disputes',
  DisputeFact.extend({ amount: z.int(), final_at: z.iso.datetime() }),
)
export const disputeAppealed = topic('dispute_appealed', 'disputes', DisputeFact.extend({ by_id: Id }))
/** It is over, by whatever way; what goes back is told with its refund. */
export const disputeClosed = topic(
  'dispute_closed',
  'disputes',
  DisputeFact.extend({
    how: z.enum(['agreed', 'decided', 'withdrawn', 'time', 'order_over']),
    amount: z.int(),
  }),
)

/** Delivered when the time to answer is over. Only the newest of a dispute counts: its time is compared. */
export const disputeAnswerDue = topic(
  'dispute_answer_due',
  'disputes',
  z.object({ dispute_id: Id, at: z.iso.datetime() }),
)
/** Delivered when a decision can no longer be contested. */
export const disputeFinal = topic(
  'dispute_final',
  'disputes',
  z.object({ dispute_id: Id, at: z.iso.datetime() }),
)
/** Delivered when nobody waits any longer for a decision. */
export const disputeOverdue = topic('dispute_overdue', 'disputes', z.object({ dispute_id: Id }))

/** Delivered a day before a bank’s time for evidence is over, or when the staff send it. */
export const evidenceDue = topic('evidence_due', 'disputes', z.object({ chargeback_id: Id }))
/** A bank asks for a payment back, or has decided about it. */
export const chargebackMoved = topic(
  'chargeback_moved',
  'disputes',
  z.object({
    chargeback_id: Id,
    order_ids: z.array(Id),
    state: z.enum(['open', 'won', 'lost']),
    evidence_by: z.iso.datetime().nullable(),
  }),
)
