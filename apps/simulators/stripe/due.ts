import { expireSession } from './resources/session-end.ts'
import type { World } from './world.ts'

/** Does what time alone does: balances become available and open checkouts expire. */
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
}
