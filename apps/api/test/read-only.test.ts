import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Route } from '../src/http/route-table.ts'
import { askRoute } from './ask-route.ts'
import { type Asker, app, directory, makeCampus, type TestCampus } from './campus.ts'

const CLOSED = { status: 403, code: 'SCHOOL_READ_ONLY' }
const routes = app.routeTable.filter(({ config }) => config.at !== 'platform')
const reads = routes.filter(({ method }) => method === 'GET')
const writes = routes.filter(({ method }) => method !== 'GET')
const stays = ({ config }: Route) => config.whileSuspended === true
const named = (list: Route[]) => list.map((route) => [`${route.method} ${route.url}`, route] as const)

/** Money that students are owed, and the bill: no route of these may ever be closed by a bill. */
const OWED =
  /^(POST|PUT|PATCH|DELETE) \/api\/v1\/(billing\/|payouts|payout-account|orders\/:id\/(handoff|received|refund|cancel|dispute)|disputes\/|no-shows\/|auth\/(sign-in|sign-out|refresh))/

let campus: TestCampus
let reader: Asker
beforeAll(async () => {
  campus = await makeCampus()
  reader = await campus.admin()
})

async function put(state: string) {
  const { id, slug } = campus.school
  await campus.command((ctx) =>
    ctx.sql(sql`update schools set subscription_state = ${state} where id = ${id}::uuid`),
  )
  directory.forget(slug)
}

/** Whether the gate turned it away; what the route itself says to nonsense is another matter. */
async function isTurnedAway(route: Route): Promise<boolean> {
  // One of the routes signs out, another closes the account.
  const fresh = route.method === 'GET' ? reader : await campus.person('admin', 'Ada Admin')
  const answer = await askRoute(route, { host: campus.host, token: fresh.token })
  return answer.statusCode === CLOSED.status && answer.body.includes(CLOSED.code)
}

describe.each(['read_only', 'suspended'])('while its subscription is %s', (state) => {
  beforeAll(() => put(state))

  test('everything is read and taken out', async () => {
    for (const route of reads) expect(await isTurnedAway(route), route.url).toBe(false)
  })

  test('nothing new is said or traded, and what was begun comes to its end', async () => {
    for (const [name, route] of named(writes)) expect(await isTurnedAway(route), name).toBe(!stays(route))
  })
})

describe.each(['trial', 'active', 'cancelling', 'past_due', 'grace'])('while it is %s', (state) => {
  test('nobody is turned away for a bill', async () => {
    await put(state)
    for (const [name, route] of named(writes.slice(0, 40)))
      expect(await isTurnedAway(route), name).toBe(false)
  })
})

test('what students are owed, and paying the bill, are among what stays', () => {
  const owed = named(writes).filter(([name]) => OWED.test(name))
  expect(owed.length).toBeGreaterThan(15)
  for (const [name, route] of owed) expect(stays(route), name).toBe(true)
})
