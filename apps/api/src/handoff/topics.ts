import { topic } from '@banter/tenants/outbox'
import { z } from 'zod'

const Id = z.string()
const MeetingFact = z.object({ meeting_id: Id, order_id: Id, actor_id: Id, starts_at: z.iso.datetime() })

export const meetingProposed = topic('meeting_proposed', 'handoff', MeetingFact)
export const meetingAgreed = topic(
  'meeting_agreed',
  'handoff',
  MeetingFact.extend({ from_slot: z.boolean() }),
)
export const meetingDeclined = topic('meeting_declined', 'handoff', MeetingFact)
/** A proposal, or what both had agreed on, was taken back by one of them. */
export const meetingCancelled = topic(
  'meeting_cancelled',
  'handoff',
  MeetingFact.extend({ agreed: z.boolean() }),
)
export const runningLate = topic('running_late', 'handoff', MeetingFact.extend({ minutes: z.int() }))
/** Said at agreement, delivered before the meeting and at its time. One that was moved since is not the one that is meant. */
export const meetingNears = topic(
  'meeting_nears',
  'handoff',
  z.object({ meeting_id: Id, before: z.enum(['day', 'hour', 'now']), starts_at: z.iso.datetime() }),
)

const NoShowFact = z.object({ no_show_id: Id, order_id: Id, said_by_id: Id, accused_id: Id })

export const noShowSaid = topic('no_show_said', 'handoff', NoShowFact)
/** The accused says otherwise, or both say it of each other: the staff have to decide. */
export const noShowContested = topic('no_show_contested', 'handoff', NoShowFact)
export const noShowDecided = topic(
  'no_show_decided',
  'handoff',
  NoShowFact.extend({
    state: z.enum(['accepted', 'upheld', 'dismissed']),
    /** Null when the accused said so, or nothing. */
    decided_by_id: Id.nullable(),
    seller_missed: z.boolean(),
  }),
)
/** Said with the accusation, delivered when the time to answer is over. */
export const noShowAnswerDue = topic('no_show_answer_due', 'handoff', z.object({ no_show_id: Id }))
