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
export async function analyze(...tables: string[]): Promise<void> {
  const { ownerUrl } = await testDatabase()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`analyze ${tables.map((table) => pg.escapeIdentifier(table)).join(', ')}`)
  await owner.end()
}
