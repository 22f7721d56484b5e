import type { Campus } from '@banter/tenants/context'
import { after, afterwards, type Job, type Services } from '../job.ts'
import { orderRefunded } from '../orders/topics.ts'
import { chargebackClosed, chargebackOpened, chargebackUpdated } from '../payments/topics.ts'
import type { Told } from './chargebacks/chargeback-rows.ts'
import { hearBank } from './chargebacks/follow.ts'
import { submitEvidence } from './chargebacks/submit.ts'
import { carryOut, endOverdue, endWithOrder, leaveToStaff } from './deadlines.ts'
import { disputeAnswerDue, disputeFinal, disputeOverdue, evidenceDue } from './topics.ts'

const hear = (campus: Campus, told: Told, { payments }: Services) => hearBank(campus, payments, told)

export const disputeJobs: Job[] = [
  after(disputeAnswerDue, 'money', 'dispute-unanswered', leaveToStaff),
  after(disputeFinal, 'money', 'dispute-final', carryOut),
  after(disputeOverdue, 'money', 'dispute-overdue', endOverdue),
  after(orderRefunded, 'money', 'end-dispute-with-order', endWithOrder),
  afterwards(chargebackOpened, 'money', 'chargeback-opened', hear),
  afterwards(chargebackUpdated, 'money', 'chargeback-updated', hear),
  afterwards(chargebackClosed, 'money', 'chargeback-closed', hear),
  afterwards(evidenceDue, 'money', 'send-evidence', (campus, due, { payments }) =>
    submitEvidence(campus, payments, due),
  ),
]
