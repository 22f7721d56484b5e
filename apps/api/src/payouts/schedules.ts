import type { Schedule } from '../schedule.ts'
import { reconcile } from './reconciliation/reconcile.ts'
import { verifyBooks } from './reconciliation/verify-books.ts'
import { resumePayouts } from './resume.ts'

const DAY = 24 * 60 * 60

export const payoutSchedules: Schedule[] = [
  { name: 'resume-payouts', everySeconds: 60 * 60, run: (where) => resumePayouts(where) },
  { name: 'reconcile-payments', everySeconds: DAY, run: (where) => reconcile(where, new Date()) },
  { name: 'verify-ledger', everySeconds: DAY, run: (where) => verifyBooks(where) },
]
