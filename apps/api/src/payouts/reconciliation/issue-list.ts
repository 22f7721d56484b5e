import type { Payments } from '@banter/billing/payments'
import type { Campus, School } from '@banter/tenants/context'
import { type Database, empty, sql } from '@banter/tenants/database'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import { z } from 'zod'
import { pageOf, readCursor } from '../../http/cursor.ts'
import type { listReconIssues as contract, ReconIssue } from './contract.ts'
import { type IssueRow, issuesWhere, issueView, type Told } from './issue-rows.ts'
import { everySchool } from './schools.ts'

export interface Desk {
  database: Database
  directory: SchoolDirectory
  payments: Pick<Payments, 'simulated' | 'live'>
}

type Query = z.output<typeof contract.schema.querystring>
type Found = IssueRow & { school: School }

const Key = z.tuple([z.uuid()])

/** Ids are in the order of time, so the newest of each school together are the newest of all. */
export async function listReconIssues(desk: Desk, platform: Campus, { state, school, limit, cursor }: Query) {
  const after = readCursor(cursor, Key)?.[0]
  const found: Found[] = []
  const open = state === 'open' ? sql`resolved_at is null` : sql`resolved_at is not null`
  for await (const each of schoolsOf(desk, school)) {
    const rows = await desk.database.read(each, null, (ctx) =>
      issuesWhere(
        ctx,
        sql`${open} ${after ? sql`and id < ${after}::uuid` : empty} order by id desc limit ${limit + 1}`,
      ),
    )
    found.push(...rows.map((row) => ({ ...row, school: each })))
  }
  const newest = found.toSorted((a, b) => b.id.localeCompare(a.id)).slice(0, limit + 1)
  const names = await namesOf(platform, newest)
  return pageOf(
    newest,
    limit,
    ({ id }) => [id],
    (row): ReconIssue => issueView(row, { school: row.school, names, pages: pagesOf(desk) }),
  )
}

async function* schoolsOf(desk: Desk, id: string | undefined): AsyncGenerator<School> {
  if (!id) return yield* everySchool(desk)
  const school = await desk.directory.byId(id)
  if (school) yield school
}

export const pagesOf = ({ payments }: Desk): Told['pages'] =>
  payments.simulated ? null : payments.live ? 'live' : 'test'

/** Who resolved them: people of the platform. */
export async function namesOf(
  platform: Campus,
  rows: Pick<IssueRow, 'resolvedById'>[],
): Promise<Map<string, string>> {
  const ids = rows.flatMap(({ resolvedById }) => resolvedById ?? [])
  if (!ids.length) return new Map()
  const people = await platform.read((ctx) =>
    ctx.sql<{ id: string; name: string }>(
      sql`select id, name from users where id = any(${[...new Set(ids)]}::uuid[])`,
    ),
  )
  return new Map(people.map(({ id, name }) => [id, name]))
}
