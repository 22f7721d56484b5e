import type { ReadCtx, School } from '@banter/tenants/context'
import type { Database } from '@banter/tenants/database'
import type { Placement } from '../contract.ts'
import { noteShowing, type Unwritten, unwritten, writeShowings } from './showings.ts'

const EVERY_MS = 5_000
/** Where there are no ads, only how busy it is has to be known, and that has time. */
const QUIET_MS = 60_000

interface OfSchool {
  school: School
  since: number
  log: Unwritten
}

/** What was shown, gathered in this process and written every few seconds. A process that dies forgets that much of it: nothing is charged by it. */
export class ShowingLog {
  readonly #database: Database
  readonly #schools = new Map<string, OfSchool>()
  readonly #timer: NodeJS.Timeout
  #writing: Promise<void> = Promise.resolve()

  constructor(database: Database) {
    this.#database = database
    this.#timer = setInterval(() => void this.#write(Date.now()), EVERY_MS).unref()
  }

  note(
    { school, now }: ReadCtx,
    placement: Placement,
    offered: number,
    shown: readonly { flightId: string; creativeId: string }[],
  ): void {
    const known = this.#schools.get(school.id) ?? { school, since: Date.now(), log: unwritten() }
    this.#schools.set(school.id, known)
    noteShowing(known.log, now, placement, offered, shown)
  }

  flush(): Promise<void> {
    return this.#write(Number.POSITIVE_INFINITY)
  }

  async close(): Promise<void> {
    clearInterval(this.#timer)
    await this.flush()
  }

  #write(now: number): Promise<void> {
    this.#writing = this.#writing.then(async () => {
      for (const [id, { school, since, log }] of this.#schools) {
        if (!log.ads.size && now - since < QUIET_MS) continue
        this.#schools.delete(id)
        await this.#database.command(school, null, async (ctx) => writeShowings(ctx, log)).catch(() => {})
      }
    })
    return this.#writing
  }
}
