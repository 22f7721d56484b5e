import { pg } from '@banter/prisma'

/** A statement that every connection has prepared, so that it costs a Bind and an Execute in another's round trip. */
interface Prepared {
  name: string
  text: string
}

/** Their conditions never hold, so that there is no row to send and to read. */
export const SET_SCHOOL: Prepared = {
  name: 'banter_set_school',
  text: "select where set_config('app.school_id', $1, true) is null",
}
/** Prisma sends LIMIT as a parameter, for which PostgreSQL would plan every execution anew: more work than most of its queries are. */
export const SET_SCHOOL_PLANNED_ONCE: Prepared = {
  name: 'banter_set_school_planned_once',
  text: `select where set_config('app.school_id', $1, true) is null
                   or set_config('plan_cache_mode', 'force_generic_plan', true) is null`,
}
export const BEGIN: Prepared = { name: 'banter_begin', text: 'BEGIN' }

/** The part of pg's wire protocol that a query speaks; pg has it but does not declare it. */
interface Wire {
  stream: { cork(): void; uncork(): void; destroy(): void }
  submittedNamedStatements: Record<string, string>
  bind(message: {
    portal: string
    statement: string
    values: string[]
    binary: boolean
    valueMapper: (value: unknown) => unknown
  }): void
  execute(message: { portal: string; rows: number }): void
  sync(): void
}

/** What pg's connection tells the query whose turn it is. */
interface Statement {
  readonly name?: string
  readonly text: string
  prepare(wire: Wire): void
  handleRowDescription(message: unknown): void
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
  handleError(error: Error, wire: Wire): void
  handleReadyForQuery(wire: Wire): void
}

export type Done = (error: Error | null, result: pg.QueryResult) => void
type StatementClass = new (config: pg.QueryConfig, values: undefined, done: Done) => Statement

const PgStatement = pg.Query as unknown as StatementClass

class LegStatement extends PgStatement {
  refused = false

  override handleError(error: Error, wire: Wire) {
    this.refused = true
    super.handleError(error, wire)
  }
}

/** A statement and who waits for what it says. */
export interface Leg {
  config: pg.QueryConfig
  done: Done
}

export interface Prelude {
  schoolId: string
  /** Begins a transaction, which then stays in the school; else the round trip is a transaction of its own. */
  begin: boolean
  /** Plans do not depend on the values. */
  plannedOnce: boolean
}

/**
 * What brings the connection into the school, then the messages of some statements, then a single Sync: one message there, one back.
 * Between two Syncs everything is one implicit transaction, so a local setting dies with it, and after a refused statement the rest is
 * passed over: each of them hears of the refusal.
 */
export class RoundTrip {
  readonly #prelude: Prelude | null
  readonly #statements: LegStatement[]
  #preludesLeft: number
  #current = 0

  /** @param legs at least one */
  constructor(prelude: Prelude | null, legs: readonly Leg[]) {
    this.#prelude = prelude
    this.#preludesLeft = prelude ? (prelude.begin ? 2 : 1) : 0
    this.#statements = legs.map(({ config, done }) => new LegStatement(config, undefined, done))
  }

  /** pg notes under this name that a connection knows the statement, */
  get name() {
    return this.#statement.name
  }

  /** and with which text. */
  get text() {
    return this.#statement.text
  }

  submit(wire: Wire) {
    wire.stream.cork()
    try {
      if (this.#prelude) enter(wire, this.#prelude)
      const unsynced: Wire = Object.create(wire, { sync: { value: () => {} } })
      for (const statement of this.#statements) statement.prepare(unsynced)
      // One has a value that cannot be sent: without a Sync the others have no effect.
      if (this.#statements.some(({ refused }) => refused)) wire.stream.destroy()
      else wire.sync()
    } finally {
      wire.stream.uncork()
    }
    return null
  }

  handleRowDescription(message: unknown) {
    this.#statement.handleRowDescription(message)
  }

  handleDataRow(message: unknown) {
    this.#statement.handleDataRow(message)
  }

  handleCommandComplete(message: unknown, wire: Wire) {
    if (this.#preludesLeft > 0) this.#preludesLeft--
    else {
      this.#statement.handleCommandComplete(message, wire)
      if (this.#current < this.#statements.length - 1) this.#current++
    }
  }

  handleError(error: Error, wire: Wire) {
    // What was passed over was not parsed.
    for (const { name } of this.#statements) if (name) delete wire.submittedNamedStatements[name]
    for (const statement of this.#statements) statement.handleError(error, wire)
  }

  handleReadyForQuery(wire: Wire) {
    for (const statement of this.#statements) statement.handleReadyForQuery(wire)
  }

  get #statement(): LegStatement {
    return this.#statements[this.#current] as LegStatement
  }
}

function enter(wire: Wire, { begin, schoolId, plannedOnce }: Prelude) {
  if (begin) run(wire, BEGIN, [])
  run(wire, plannedOnce ? SET_SCHOOL_PLANNED_ONCE : SET_SCHOOL, [schoolId])
}

function run(wire: Wire, { name }: Prepared, values: string[]) {
  wire.bind({ portal: '', statement: name, values, binary: false, valueMapper: String })
  wire.execute({ portal: '', rows: 0 })
}
