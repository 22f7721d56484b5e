import { testDatabase } from '@banter/prisma/testing'
import type { Campus } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import pg from 'pg'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: PlanNode[]
}

/**
 * How PostgreSQL answers this inside the school, as the app's own role, with the one plan it keeps for all values:
 * `Index Scan products_newest_hot`, … outermost first.
 */
export async function planOf(campus: Campus, query: ReturnType<typeof sql>): Promise<string[]> {
  const [row] = await campus.read((ctx) =>
    ctx.sql<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(sql`explain (format json, generic_plan) ${query}`),
  )
  return row ? steps(row['QUERY PLAN'][0].Plan) : []
}

function steps(node: PlanNode): string[] {
  const target = node['Index Name'] ?? node['Relation Name']
  return [target ? `${node['Node Type']} ${target}` : node['Node Type'], ...(node.Plans ?? []).flatMap(steps)]
}

/** Statistics as autovacuum would have them. */
export const analyze = (...tables: string[]): Promise<void> =>
  asOwner(async (owner) => {
    await owner.query(`analyze ${tables.map((table) => pg.escapeIdentifier(table)).join(', ')}`)
  })

/** Rows by the ten thousand, inside one school: their references hold by construction, and checking each would take most of the time. */
export const fillInBulk = (schoolId: string, statements: ReturnType<typeof sql>[]): Promise<void> =>
  asOwner(async (owner) => {
    await owner.query("begin; set local session_replication_role = 'replica'; set local role banter_app")
    await owner.query("select set_config('app.school_id', $1, true)", [schoolId])
    for (const { text, values } of statements) await owner.query(text, values as unknown[])
    await owner.query('commit')
  })

async function asOwner(work: (owner: pg.Client) => Promise<void>): Promise<void> {
  const { ownerUrl } = await testDatabase()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}
