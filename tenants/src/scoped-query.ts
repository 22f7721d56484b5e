import { pg } from '@banter/prisma'

export const SET_SCHOOL = "select set_config('app.school_id', $1, true)"
export const SET_SCHOOL_NAME = 'banter_set_school'

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
  handleDataRow(message: unknown): void
  handleCommandComplete(message: unknown, wire: Wire): void
}

type Done = (error: Error | null, result: pg.QueryResult) => void
type QueryClass = new (
  config: pg.QueryConfig & { queryMode: 'extended' },
  values: undefined,
  done: Done,
) => QueryMachine

const PgQuery = pg.Query as unknown as QueryClass

/**
 * One round trip: Bind/Execute of set_config, then the query's own messages, then a single Sync. Between two Syncs everything is one
 * implicit transaction, so a local setting dies with the query.
 */
export class ScopedQuery extends PgQuery {
  #settingSchool = true
  readonly #schoolId: string

  private constructor(config: pg.QueryConfig, schoolId: string, done: Done) {
    super({ ...config, queryMode: 'extended' }, undefined, done)
    this.#schoolId = schoolId
  }

  static run(client: pg.PoolClient, config: pg.QueryConfig, schoolId: string): Promise<pg.QueryResult> {
    return new Promise((resolve, reject) => {
      const done: Done = (error, result) => (error ? reject(error) : resolve(result))
      client.query(new ScopedQuery(config, schoolId, done) as never)
    })
  }

  override prepare(wire: Wire) {
    wire.bind({
      portal: '',
      statement: SET_SCHOOL_NAME,
      values: [this.#schoolId],
      binary: false,
      valueMapper: String,
    })
    wire.execute({ portal: '', rows: 0 })
    super.prepare(wire)
  }

  // The first row and the first completion belong to set_config.
  override handleDataRow(message: unknown) {
    if (!this.#settingSchool) super.handleDataRow(message)
  }

  override handleCommandComplete(message: unknown, wire: Wire) {
    if (this.#settingSchool) this.#settingSchool = false
    else super.handleCommandComplete(message, wire)
  }
}
