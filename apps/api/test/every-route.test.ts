import { randomUUID } from 'node:crypto'
import type { Role } from '@banter/prisma'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Access } from '../src/http/endpoint.ts'
import type { Route } from '../src/http/route-table.ts'
import { type Asking, askRoute, rowsOf } from './ask-route.ts'
import { app, makeCampus, type TestCampus } from './campus.ts'
import { sampleOf } from './sample.ts'

const routes = app.routeTable
const named = (list: Route[]) => list.map((route) => [`${route.method} ${route.url}`, route] as const)
const writing = routes.filter((route) => route.method !== 'GET' && route.schema.body)
const withParams = routes.filter((route) => route.url.includes('/:') && route.config.at !== 'platform')
const closed = routes.filter((route) => route.config.access !== 'anyone')

let here: TestCampus
let elsewhere: TestCampus
let foreignIds: string[]
const tokens = new Map<string, string>()

const roleFor: Record<Access, Role> = {
  anyone: 'student',
  member: 'admin',
  moderator: 'admin',
  admin: 'admin',
  finance: 'super_admin',
  super_admin: 'super_admin',
}

beforeAll(async () => {
  here = await makeCampus()
  elsewhere = await makeCampus()
  foreignIds = await rowsOf(elsewhere.school.id)
  for (const role of ['student', 'admin', 'super_admin'] as const)
    tokens.set(role, (await here.person(role, role)).token)
})

const ask = (route: Route, asking: Partial<Asking>) => askRoute(route, { host: here.host, ...asking })

test('the table has every route of the document, and there are many', async () => {
  const answer = await app.inject({ url: '/api/v1/openapi.json', headers: { host: here.host } })
  const document = answer.json() as { paths: Record<string, Record<string, unknown>> }
  const described = Object.values(document.paths)
    .flatMap(Object.keys)
    .filter((verb) => verb !== 'head')
  expect(routes.length).toBeGreaterThan(40)
  expect(described.length).toBe(routes.filter(({ url }) => !url.endsWith('/openapi.json')).length)
})

describe.each(named(closed))('%s', (_name, route) => {
  test('asks a stranger to sign in', async () => {
    if (route.config.at === 'platform') return expect((await ask(route, {})).statusCode).toBe(404)
    const answer = await ask(route, {})
    expect([answer.statusCode, answer.json().code]).toEqual([401, 'SIGN_IN_REQUIRED'])
  })

  test('does not take a token of another school', async () => {
    const { token } = await elsewhere.admin()
    const answer = await ask(route, { token })
    expect(route.config.at === 'platform' ? [404] : [401, 403]).toContain(answer.statusCode)
  })
})

describe.each(named(routes.filter(({ config }) => config.at !== 'platform')))('%s', (_name, route) => {
  test('keeps every answer to a session, also a refusal, out of caches', async () => {
    // A session of its own: one of the routes signs out.
    const { token } = await here.person(roleFor[route.config.access], 'Fleeting')
    const answers = [
      await ask(route, { token }),
      await ask(route, { token: 'no-token' }),
      await ask(route, { headers: { cookie: `banter_access=${token}`, origin: 'http://evil.test' } }),
      await ask(route, { headers: { cookie: 'banter_refresh=stale' } }),
    ]
    for (const { statusCode, headers } of answers)
      expect([statusCode, headers['cache-control']]).toEqual([statusCode, 'private, no-store'])
  })
})

/** Ways to write a path that some servers and proxies take for the same, and their guards do not. */
const spellings = (path: string) => [
  path.replace('/api/', '//api/'),
  path.replace('/v1/', '/v1//'),
  path.replace('/v1/', '/v1/./'),
  path.replace('/v1/', '/v1/%2e/'),
  path.replace('/v1/', '/v1/x/../'),
  path.replace('/v1/', '/v1/x/%2e%2e/'),
  path.replace('/v1/', '/v1/;/'),
  path.replace('/v1/', '/v1;a=b/'),
  path.replace('/v1/', '/v1%2F'),
  path.replace('/v1/', '/%76%31/'),
  path.replace('/api/', '/API/'),
  `${path}/`,
  `${path};a=b`,
  `${path}%20`,
  `${path}.json`,
  `${path}%00`,
  `http://evil.test${path}`,
]

test('no way of writing its path gets a stranger, or another school’s token, past a closed route', async () => {
  const { token } = await elsewhere.admin()
  for (const route of closed) {
    for (const url of spellings(route.url.replace(/:\w+/g, randomUUID()))) {
      for (const headers of [{}, { authorization: `Bearer ${token}` }]) {
        const payload = route.schema.body ? { payload: sampleOf(route.schema.body) as object } : {}
        const asked = { method: route.method as 'GET', url, ...payload }
        const { statusCode } = await app.inject({ ...asked, headers: { host: here.host, ...headers } })
        expect([400, 401, 403, 404], `${route.method} ${url} answers ${statusCode}`).toContain(statusCode)
      }
    }
  }
})

const rank: Role[] = ['student', 'moderator', 'admin']
describe.each(
  named(closed.filter(({ config }) => config.access === 'moderator' || config.access === 'admin')),
)('%s', (_name, route) => {
  test.each(rank.slice(0, rank.indexOf(route.config.access as Role)))('is not for a %s', async (role) => {
    const { token } = await here.person(role, 'Low')
    expect((await ask(route, { token })).statusCode).toBe(403)
  })
})

describe.each(named(withParams))('%s', (_name, route) => {
  test('answers every id of another school with 404', async () => {
    const token = tokens.get(roleFor[route.config.access])
    const statuses = new Map<number, string>()
    for (const id of foreignIds) statuses.set((await ask(route, { token, id })).statusCode, id)
    expect([...statuses.keys()]).toEqual([404])
  })

  test('answers a malformed id with 404', async () => {
    const token = tokens.get(roleFor[route.config.access])
    expect((await ask(route, { token, id: "1'%20or%20'1'='1" })).statusCode).toBe(404)
  })
})

describe.each(named(writing.filter(({ config }) => config.at !== 'platform')))('%s', (_name, route) => {
  const token = () => tokens.get(roleFor[route.config.access])
  const code = async (asking: Partial<Asking>) => {
    const answer = await ask(route, { token: token(), ...asking })
    expect(answer.headers['content-type']).toMatch(/application\/problem\+json/)
    expect(answer.body).not.toMatch(/ at .*\.ts|node_modules|select |insert /i)
    return answer.statusCode
  }

  test('refuses fields it does not know', async () => {
    expect(
      await code({ body: { ...(sampleOf(route.schema.body!) as object), schoolId: elsewhere.school.id } }),
    ).toBe(422)
  })

  test('refuses malformed JSON, another type, a list and ten megabytes', async () => {
    expect(await code({ body: '{"a":' })).toBe(400)
    expect(
      await code({ body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
    ).toBe(415)
    expect(await code({ body: '[]' })).toBe(422)
    expect(await code({ body: JSON.stringify({ a: 'x'.repeat(10 * 1024 * 1024) }) })).toBe(413)
  })
})

test.each([
  ['an unknown school', 'nobody.campus.test'],
  ['another domain', 'campus.test.evil.test'],
  ['an address', '127.0.0.1'],
])('%s is a 404 problem on every route', async (_what, host) => {
  for (const route of routes) {
    // Before any work: not even what cannot be read is looked at.
    const broken = route.schema.body ? { body: '{"a":' } : {}
    const answer = await ask(route, { host, token: tokens.get('admin'), ...broken })
    expect([route.url, answer.statusCode, answer.json().code]).toEqual([route.url, 404, 'NO_SUCH_SCHOOL'])
  }
})

test('a school’s host has no platform routes', async () => {
  for (const route of routes.filter(({ config }) => config.at === 'platform'))
    expect([route.url, (await ask(route, { token: tokens.get('super_admin') })).statusCode]).toEqual([
      route.url,
      404,
    ])
})
