import { randomUUID } from 'node:crypto'
import { readCatalogue } from '@banter/prisma/catalogue'
import { rowMaker } from '@banter/prisma/row-maker'
import { testDatabase } from '@banter/prisma/testing'
import pg from 'pg'
import type { ZodType } from 'zod'
import type { Route } from '../src/http/route-table.ts'
import { app } from './campus.ts'
import { sampleOf } from './sample.ts'

/** One row of every table of that school, and their ids. */
export async function rowsOf(school: string) {
  const { ownerUrl } = await testDatabase()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  const tables = await readCatalogue(owner)
  const maker = rowMaker(owner, tables)
  const ids: string[] = []
  for (const table of tables) {
    if (!table.primaryKey.includes('school_id')) continue
    const row = await maker.makeRow(table, school)
    if (typeof row.get('id') === 'string') ids.push(row.get('id') as string)
  }
  await owner.end()
  return ids
}

export interface Asking {
  host: string
  token?: string | undefined
  id?: string
  body?: unknown
  headers?: Record<string, string>
}

/** Asks a route as well-formed as a person would, but for what the test changes. */
export function askRoute(route: Route, { host, token, id = randomUUID(), body, headers = {} }: Asking) {
  const sent = body ?? (route.schema.body ? sampleOf(route.schema.body) : undefined)
  return app.inject({
    method: route.method as 'GET',
    url: route.url.replace(/:\w+/g, id) + queryFor(route.schema.querystring),
    headers: {
      host,
      'idempotency-key': randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(sent === undefined ? {} : { payload: typeof sent === 'string' ? sent : JSON.stringify(sent) }),
  })
}

function queryFor(schema: ZodType | undefined) {
  const query = schema ? (sampleOf(schema) as Record<string, unknown>) : {}
  const set = Object.entries(query).map(([name, value]): [string, string] => [name, String(value)])
  return set.length ? `?${new URLSearchParams(set)}` : ''
}
