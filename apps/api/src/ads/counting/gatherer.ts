import type { School } from '@banter/tenants/context'
import type { Database } from '@banter/tenants/database'
import { count, type Happened } from './count.ts'

/** So long what happens at a school waits for more: a busy one is counted in few transactions. */
const GATHER_MS = 25
const MOST_AT_ONCE = 500

interface Waiting extends Happened {
  resolve(counted: boolean): void
  reject(error: unknown): void
}

/** Answers when what it was told is saved: a process that dies has promised nothing. */
export class Gatherer {
  readonly #database: Database
  readonly #schools = new Map<string, { school: School; waiting: Waiting[] }>()
  readonly #running = new Set<Promise<void>>()

  constructor(database: Database) {
    this.#database = database
  }

  count(school: School, happened: Happened): Promise<boolean> {
    return new Promise((resolve, reject) => {
      const known = this.#schools.get(school.id)
      const batch = known ?? { school, waiting: [] }
      batch.waiting.push({ ...happened, resolve, reject })
      if (!known) {
        this.#schools.set(school.id, batch)
        setTimeout(() => this.#take(school.id), GATHER_MS)
      } else if (batch.waiting.length >= MOST_AT_ONCE) this.#take(school.id)
    })
  }

  async close(): Promise<void> {
    for (const id of [...this.#schools.keys()]) this.#take(id)
    await Promise.all(this.#running)
  }

  #take(id: string): void {
    const batch = this.#schools.get(id)
    if (!batch) return
    this.#schools.delete(id)
    const running = this.#save(batch.school, batch.waiting).finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  async #save(school: School, waiting: Waiting[]): Promise<void> {
    try {
      const counted = await this.#database.command(school, null, (ctx) => count(ctx, waiting))
      for (const [index, { resolve }] of waiting.entries()) resolve(counted[index] ?? false)
    } catch (error) {
      for (const { reject } of waiting) reject(error)
    }
  }
}
