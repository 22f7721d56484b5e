import type { pg } from '@banter/prisma'
import { type Leg, RoundTrip } from './round-trip.ts'

const COMMIT = { name: 'banter_commit', text: 'COMMIT' }

type Result = pg.QueryResult

/**
 * The one transaction of a command, in as few round trips as it can be. It takes a connection when there is something to send; BEGIN and
 * the school go with the first statement, statements that are asked for at the same time go together, and what nobody waits for goes
 * with the next one or with COMMIT.
 */
export class Transaction {
  readonly #connect: () => Promise<pg.PoolClient>
  readonly #schoolId: string
  readonly #longestMs: number
  #connection: Promise<pg.PoolClient> | undefined
  #waiting: Leg[] = []
  #scheduled = false
  /** Why nothing of it can be saved. */
  #refused: Error | undefined
  #watchdog: NodeJS.Timeout | undefined
  #over = false

  constructor(connect: () => Promise<pg.PoolClient>, schoolId: string, longestMs: number) {
    this.#connect = connect
    this.#schoolId = schoolId
    this.#longestMs = longestMs
  }

  query(config: pg.QueryConfig): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#add(config, (refused, result) => (refused ? reject(refused) : resolve(result)))
      if (this.#scheduled) return
      this.#scheduled = true
      queueMicrotask(() => this.#send({ begin: true }))
    })
  }

  /** Goes with what comes next. When it is refused, so is that. */
  write(config: pg.QueryConfig): void {
    this.#add(config, () => {})
  }

  /** @throws when a statement was refused, even if somebody has caught it: PostgreSQL saves nothing then */
  async commit(): Promise<void> {
    if (this.#refused) throw this.#refused
    // What goes all at once is a transaction without being called one.
    if (this.#connection) this.#add(COMMIT, () => {})
    const last = this.#waiting.at(-1)
    if (last)
      await new Promise<void>((resolve, reject) => {
        const { done } = last
        last.done = (refused, result) => {
          done(refused, result)
          if (refused) reject(refused)
          else resolve()
        }
        this.#send({ begin: false })
      })
    await this.#end()
  }

  async rollback(): Promise<void> {
    this.#waiting = []
    const client = this.#over ? undefined : await this.#connection?.catch(() => undefined)
    const broken = await client?.query('ROLLBACK').then(
      () => false,
      () => true,
    )
    await this.#end(broken)
  }

  /** Prisma wraps some of what it writes in a transaction: that is this one. */
  inner(): pg.PoolClient {
    const query = async ({ text, ...config }: pg.QueryConfig) => {
      if (text === 'ROLLBACK') this.#refused ??= new Error('A part of this command was undone.')
      const bracket = text === 'BEGIN' || text === 'COMMIT' || text === 'ROLLBACK'
      return bracket ? { rows: [], fields: [], rowCount: 0 } : await this.query({ text, ...config })
    }
    const nothing = () => {}
    return { query, release: nothing, on: nothing, removeListener: nothing } as unknown as pg.PoolClient
  }

  #add(config: pg.QueryConfig, done: Leg['done']) {
    if (this.#over) throw new Error('The transaction of this command is over.')
    const noticing: Leg['done'] = (refused, result) => {
      if (refused) this.#refused ??= refused
      done(refused, result)
    }
    this.#waiting.push({ config, done: noticing })
  }

  #send({ begin }: { begin: boolean }) {
    this.#scheduled = false
    const legs = this.#waiting
    if (!legs.length) return
    this.#waiting = []
    const prelude = this.#connection ? null : { schoolId: this.#schoolId, begin, plannedOnce: true }
    this.#connection ??= this.#take()
    this.#connection.then(
      (client) => client.query(new RoundTrip(prelude, legs)),
      (error) => {
        for (const { done } of legs) done(error, error)
      },
    )
  }

  async #take(): Promise<pg.PoolClient> {
    const client = await this.#connect()
    this.#watchdog = setTimeout(() => {
      this.#refused ??= new Error('This command took too long.')
      void this.#end(true)
    }, this.#longestMs)
    return client
  }

  async #end(broken = false) {
    if (this.#over) return
    this.#over = true
    clearTimeout(this.#watchdog)
    const client = await this.#connection?.catch(() => undefined)
    client?.release(broken)
  }
}
