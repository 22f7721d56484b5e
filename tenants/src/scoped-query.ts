import { pg } from '@banter/prisma'

/** A statement that every connection has prepared, so that it costs a Bind and an Execute in another query's round trip. */
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
  bind(message: {
    portal: string
    statement: string
    values: string[]
    binary: boolean
    valueMapper: (value: unknown) => unknown
  }): void
  execute(message: { portal: string; rows: number }): void
}

interface QueryMachine {
  prepare(wire: Wire): void
  handleCommandComplete(message: unknown, wire: Wire): void
}

type Done = (error: Error | null, result: pg.QueryResult) => void
type QueryClass = new (config: pg.QueryConfig, values: undefined, done: Done) => QueryMachine

const PgQuery = pg.Query as unknown as QueryClass

interface Prelude {
  schoolId: string
  /** Begins a transaction, which then stays in the school; else the query is a transaction of its own. */
  begin: boolean
  /** Plans do not depend on the values. */
  plannedOnce: boolean
}

/**
 * One round trip: what brings the connection into the school, then the query's own messages, then a single Sync. Between two Syncs
 * everything is one implicit transaction, so a local setting dies with the query.
 */
export class ScopedQuery extends PgQuery {
  readonly #prelude: Prelude
  #preludesLeft: number

  constructor(config: pg.QueryConfig, prelude: Prelude, done: Done) {
    super(config, undefined, done)
    this.#prelude = prelude
    this.#preludesLeft = prelude.begin ? 2 : 1
  }

  /** pg asks: the extended protocol, also for a query without values. */
  requiresPreparation() {
    return true
  }

  override prepare(wire: Wire) {
    if (this.#prelude.begin) run(wire, BEGIN, [])
    run(wire, this.#prelude.plannedOnce ? SET_SCHOOL_PLANNED_ONCE : SET_SCHOOL, [this.#prelude.schoolId])
    super.prepare(wire)
  }

  override handleCommandComplete(message: unknown, wire: Wire) {
    if (this.#preludesLeft > 0) this.#preludesLeft--
    else super.handleCommandComplete(message, wire)
  }
}

function run(wire: Wire, { name }: Prepared, values: string[]) {
  wire.bind({ portal: '', statement: name, values, binary: false, valueMapper: String })
  wire.execute({ portal: '', rows: 0 })
}
