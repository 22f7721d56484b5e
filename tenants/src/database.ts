import { Prisma, PrismaClient, PrismaPg, pg } from '@banter/prisma'
import type { Campus, Ctx, ReadCtx, School, Viewer } from './context.ts'
import { TenantPool } from './pool.ts'
import { assertSchoolId, scope } from './scope.ts'
import { statementName } from './statements.ts'
import { Transaction } from './transaction.ts'

/** There is no `raw`: what is not written in the source is a parameter. */
export const { sql, join, empty } = Prisma
const INT8 = 20

/** bigint as number: counts and money of one school stay far below 2^53, and a larger one is refused, not rounded. */
const types: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid !== INT8) return pg.types.getTypeParser(oid, format as 'text')
    return (value: string) => {
      const number = Number(value)
      if (!Number.isSafeInteger(number)) throw new RangeError(`${value} is too large for a number.`)
      return number
    }
  },
}

export interface DatabaseOptions {
  url: string
  /** Connections of this process, shared by all schools. */
  connections?: number
  /** After so long a command is ended: it waits for no network, so it hangs, and so does who waits for what it has locked. */
  longestMs?: number
  clock?: () => Date
}

/** The only way from an app to the data: always inside one school, or in the address book that all schools share. */
export class Database {
  readonly pool: TenantPool
  readonly #prisma: PrismaClient
  readonly #clock: () => Date
  readonly #longestMs: number

  constructor({ url, connections = 10, longestMs = 20_000, clock = () => new Date() }: DatabaseOptions) {
    this.pool = new TenantPool({ connectionString: url, max: connections, application_name: 'banter' })
    const adapter = new PrismaPg(this.pool, {
      statementNameGenerator: ({ sql: text }) => statementName(text) ?? '',
    })
    this.#prisma = new PrismaClient({ adapter })
    this.#clock = clock
    this.#longestMs = longestMs
  }

  /** Reads need no transaction: each statement is one round trip inside the school. */
  read<T>(school: School, viewer: Viewer | null, work: (ctx: ReadCtx) => Promise<T>): Promise<T> {
    assertSchoolId(school.id)
    const about = { school, viewer, now: this.#clock(), db: this.#prisma }
    const sql = async (query: Prisma.Sql) => (await this.pool.queryOnce(config(query))).rows
    const ctx = { ...about, sql: sql as ReadCtx['sql'] }
    return scope.run({ schoolId: school.id }, async () => await work(ctx))
  }

  /** A command runs in exactly one transaction and commits when `work` returns. No network call inside. */
  command<T>(school: School, viewer: Viewer | null, work: (ctx: Ctx) => Promise<T>): Promise<T> {
    assertSchoolId(school.id)
    const transaction = new Transaction(() => this.pool.take(), school.id, this.#longestMs)
    const sql = async (query: Prisma.Sql) => (await transaction.query(config(query))).rows
    const about = { school, viewer, now: this.#clock(), db: this.#prisma }
    const ctx: Ctx = {
      ...about,
      sql: sql as Ctx['sql'],
      write: (query) => transaction.write(config(query)),
    }
    return scope.run({ schoolId: school.id, transaction }, async () => {
      try {
        const result = await work(ctx)
        await transaction.commit()
        return result
      } catch (error) {
        await transaction.rollback()
        throw error
      }
    })
  }

  campus(school: School, viewer: Viewer | null): Campus {
    return {
      school,
      viewer,
      read: (work) => this.read(school, viewer, work),
      command: (work) => this.command(school, viewer, work),
    }
  }

  /** The tables no school owns (schools, email_domains, stripe_events, stripe_objects); enclosed ones show nothing here. */
  async directory<Row extends object>(query: Prisma.Sql): Promise<Row[]> {
    return scope.exit(async () => {
      const result = await this.pool.query(config(query))
      return result.rows as Row[]
    })
  }

  /** Refuses to go on as a role that the wall does not hold. */
  async assertBehindTheWall(): Promise<void> {
    const [role] = await this.directory<{ above: boolean }>(
      sql`select rolsuper or rolbypassrls or exists (select from pg_class where relname = 'users' and relowner = r.oid) as above
            from pg_roles r where rolname = current_user`,
    )
    if (!role || role.above)
      throw new Error('The database role of the app can look over the wall: use banter_app.')
  }

  async close(): Promise<void> {
    await this.#prisma.$disconnect()
    if (!this.pool.ended) await this.pool.end()
  }
}

function config(query: Prisma.Sql): pg.QueryConfig {
  const text = query.text
  return { name: statementName(text), text, values: query.values as unknown[], types }
}
