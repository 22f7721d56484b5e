import { runTimeline } from './billing/clocks/timeline.ts'
import { DAY, HOUR } from './clock.ts'
import { fundsOf } from './ledger.ts'
import { bankOf } from './resources/banks.ts'
import { decideDispute, isOpen, openDispute } from './resources/dispute-states.ts'
import { arrive, sendPayout } from './resources/payout-states.ts'
import { dueOf, setDue } from './resources/requirements.ts'
import { expireSession } from './resources/session-end.ts'
import type { World } from './world.ts'

/** How long the owner of the card that is disputed later takes to notice. */
const NOTICED_AFTER = HOUR

/**
 * Does what time alone does: balances become available, open checkouts expire, disputes come and are lost without an answer, sellers' money
 * goes to their banks once a day and arrives, subscriptions renew and invoices are retried.
 */
export class Due {
  private doneAt = -1

  constructor(private readonly world: World) {}

  run(): void {
    const now = this.world.clock.now()
    if (now === this.doneAt) return
    this.doneAt = now
    this.world.change(() => {
      this.mature(now)
      this.expire(now)
      this.dispute(now)
      this.review(now)
      this.payOut(now)
      // Whoever is on a test clock lives in that clock's time.
      runTimeline(this.world, null, now)
    })
  }

  private mature(now: number): void {
    const { balanceEntries } = this.world.tables
    for (const entry of balanceEntries.values()) {
      const { transaction } = entry
      if (transaction.status !== 'pending' || transaction.available_on > now) continue
      balanceEntries.put({ ...entry, transaction: { ...transaction, status: 'available' } })
    }
  }

  private expire(now: number): void {
    for (const session of this.world.tables.sessions.values()) {
      if (session.status === 'open' && session.expires_at <= now) expireSession(this.world, session)
    }
  }

  private dispute(now: number): void {
    const { charges, disputes, disputesToCome } = this.world.tables
    for (const { id, come } of disputesToCome.values()) {
      const charge = charges.get(id)
      if (come || !charge || charge.created + NOTICED_AFTER > now) continue
      disputesToCome.put({ id, come: true })
      // What was given back in the meantime is not asked for again.
      if (!charge.disputed && !charge.refunded) openDispute(this.world, charge)
    }
    for (const dispute of disputes.values()) {
      const unanswered = isOpen(dispute) && !dispute.evidence_details.has_evidence
      if (unanswered && (dispute.evidence_details.due_by ?? now) < now)
        decideDispute(this.world, dispute, 'lost')
    }
  }

  private review(now: number): void {
    const { accounts, reviews } = this.world.tables
    for (const review of reviews.values()) {
      const account = accounts.get(review.id)
      if (review.over || review.until > now || !account) continue
      reviews.put({ ...review, over: true })
      setDue(this.world, account, dueOf(account))
    }
  }

  private payOut(now: number): void {
    const { accounts, payouts } = this.world.tables
    for (const payout of payouts.values())
      if (payout.status === 'pending' && payout.arrival_date <= now) arrive(this.world, payout.id)
    for (const { id } of accounts.values()) {
      const bank = bankOf(this.world, id)
      if (!bank || bank.errored || (bank.paidOutAt ?? 0) + DAY > now) continue
      for (const { currency, available } of fundsOf(this.world, id)) {
        if (available <= 0) continue
        sendPayout(this.world, { owner: id, amount: available, currency, automatic: true })
      }
      this.world.tables.banks.put({ ...bank, paidOutAt: now })
    }
  }
}
