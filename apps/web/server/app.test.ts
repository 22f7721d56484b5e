import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import type { FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { buildApp } from './app.ts'
import { readEnv } from './env.ts'

/** One page that tells what it was given, built as Remix builds pages. */
const build = {
  entry: { module: { default: () => new Response('document') } },
  routes: {
    root: {
      id: 'root',
      path: '*',
      module: {
        loader: ({ context }: { context: AppLoadContext }) =>
          Response.json({ token: context.accessToken ?? null, unavailable: context.sessionUnavailable }),
        action: async ({ request }: { request: Request }) => new Response(await request.text()),
      },
    },
  },
  assets: { version: '1', entry: { imports: [], module: '' }, routes: {}, url: '' },
  future: { v3_singleFetch: true },
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  isSpaMode: false,
  basename: '/',
} as unknown as ServerBuild

const HOST = 'uta.localhost:3000'
const ORIGIN = `http://${HOST}`
const token = (exp: number) => `h.${Buffer.from(JSON.stringify({ exp })).toString('base64url')}.s`
const fresh = token(Date.now() / 1000 + 600)
const stale = token(Date.now() / 1000 - 600)

interface Arrival {
  url: string | undefined
  headers: IncomingMessage['headers']
  body: string
}

let arrivals: Arrival[]
let refreshStatus: number
let upstream: Server
let app: FastifyInstance

/** What stands where the API does: writes down what arrives, so that the wire itself is checked. */
function listen(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    arrivals.push({ url: request.url, headers: request.headers, body: Buffer.concat(chunks).toString() })
    if (request.url === '/api/v1/auth/refresh' && refreshStatus === 200) {
      response.setHeader('set-cookie', [
        `banter_access=${fresh}; Path=/; HttpOnly`,
        'banter_refresh=next; Path=/; HttpOnly',
      ])
    }
    response.statusCode = request.url === '/api/v1/auth/refresh' ? refreshStatus : 200
    setTimeout(() => response.end('{}'), 20)
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

beforeEach(async () => {
  arrivals = []
  refreshStatus = 200
  upstream = await listen()
  const { port } = upstream.address() as AddressInfo
  app = await buildApp(readEnv({ API_URL: `http://127.0.0.1:${port}`, LOG_LEVEL: 'silent' }), { build })
})

afterEach(async () => {
  await app.close()
  await new Promise((resolve) => upstream.close(resolve))
})

const visit = (cookie?: string) =>
  app.inject({ url: '/shop', headers: { host: HOST, ...(cookie ? { cookie } : {}) } })
const post = (headers: Record<string, string>) =>
  app.inject({
    method: 'POST',
    url: '/shop',
    headers: { host: HOST, 'content-type': 'text/plain', ...headers },
    payload: 'typed',
  })

test('a visitor without a session costs the API nothing and gets no private page', async () => {
  const answer = await visit()
  expect(answer.json()).toEqual({ token: null, unavailable: false })
  expect(answer.headers['cache-control']).toBeUndefined()
  expect(arrivals).toEqual([])
})

test('a fresh access token is used as it is, and the page is nobody else’s', async () => {
  const answer = await visit(`banter_access=${fresh}; banter_refresh=old`)
  expect(answer.json().token).toBe(fresh)
  expect(answer.headers['cache-control']).toBe('private, no-store')
  expect(arrivals).toEqual([])
})

test('pages that race with one stale session renew it once, and each gets the new cookies', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, () => visit(`banter_access=${stale}; banter_refresh=old`)),
  )
  const late = await visit('banter_refresh=old')
  for (const answer of [...answers, late]) {
    expect(answer.json().token).toBe(fresh)
    expect(answer.headers['set-cookie']).toHaveLength(2)
  }
  expect(arrivals).toHaveLength(1)
  expect(arrivals[0]).toMatchObject({
    body: '{}',
    headers: { cookie: 'banter_refresh=old', origin: ORIGIN, 'x-forwarded-host': HOST },
  })
})

test('the same token at another school is another session', async () => {
  await visit('banter_refresh=old')
  await app.inject({
    url: '/shop',
    headers: { host: 'lakeside.localhost:3000', cookie: 'banter_refresh=old' },
  })
  expect(arrivals.map(({ headers }) => headers['x-forwarded-host'])).toEqual([
    HOST,
    'lakeside.localhost:3000',
  ])
})

test('a session that has ended is cleared; one that cannot be asked about is kept', async () => {
  refreshStatus = 401
  const ended = await visit('banter_refresh=ended')
  expect(ended.json()).toEqual({ token: null, unavailable: false })
  expect(String(ended.headers['set-cookie'])).toMatch(
    /banter_access=;.*Max-Age=0.*banter_refresh=;.*Max-Age=0/,
  )
  refreshStatus = 500
  const unknown = await visit('banter_refresh=unknown')
  expect(unknown.json()).toEqual({ token: null, unavailable: true })
  expect(unknown.headers['set-cookie']).toBeUndefined()
})

test.each([
  ['another site', { origin: 'http://evil.test', cookie: 'banter_access=x' }, 403],
  ['a sibling school', { origin: 'http://lakeside.localhost:3000', cookie: 'banter_access=x' }, 403],
  ['an opaque origin', { origin: 'null' }, 403],
  ['a session without origin', { cookie: 'banter_access=x' }, 403],
  [
    'a session from a cross-site page without origin',
    { cookie: 'banter_access=x', 'sec-fetch-site': 'cross-site' },
    403,
  ],
  ['our own page', { origin: ORIGIN, cookie: `banter_access=${fresh}` }, 200],
  [
    'our own page in a browser that leaves out Origin',
    { cookie: `banter_access=${fresh}`, 'sec-fetch-site': 'same-origin' },
    200,
  ],
  ['a program without a session', {}, 200],
])('a form from %s', async (_, headers, status) => {
  expect((await post(headers as Record<string, string>)).statusCode).toBe(status)
})

test('a page’s body is limited', async () => {
  const headers = { host: HOST, origin: ORIGIN, 'content-type': 'text/plain' }
  const answer = await app.inject({
    method: 'POST',
    url: '/shop',
    headers,
    payload: 'x'.repeat(1024 * 1024 + 1),
  })
  expect(answer.statusCode).toBe(413)
})

test('a host that is no host is refused', async () => {
  expect((await app.inject({ url: '/shop', headers: { host: 'a b@c' } })).statusCode).toBe(400)
})

test('webhooks pass byte for byte, and the visitor cannot say who they are', async () => {
  const payload = '{ "id":"evt_1",  "money": 1.0 }\n'
  const claims = {
    'x-forwarded-host': 'evil.test',
    'x-forwarded-for': '6.6.6.6',
    'x-forwarded-proto': 'gopher',
    forwarded: 'for=6.6.6.6',
  }
  await app.inject({
    method: 'POST',
    url: '/webhooks/stripe',
    headers: { host: HOST, 'content-type': 'application/json', 'stripe-signature': 't=1,v1=2', ...claims },
    payload,
  })
  const [arrival] = arrivals
  expect(arrival?.body).toBe(payload)
  expect(arrival?.headers).toMatchObject({
    'stripe-signature': 't=1,v1=2',
    'x-forwarded-host': HOST,
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
  })
  expect(arrival?.headers.forwarded).toBeUndefined()
})

test('each page has its own nonce and lets forms lead to schools and to payments only', async () => {
  const [one, other] = await Promise.all([visit(), visit()])
  const policies = [one, other].map((answer) => String(answer.headers['content-security-policy']))
  expect(policies[0]).not.toBe(policies[1])
  expect(policies[0]).toMatch(/script-src 'self' 'nonce-[\w+/]{22}=='/)
  expect(policies[0]).toContain(
    "form-action 'self' http://localhost:3000 http://*.localhost:3000 https://checkout.stripe.com https://connect.stripe.com https://billing.stripe.com;",
  )
})

test('without the API, programs get its shape of error and readiness says what is down', async () => {
  const alone = await buildApp(readEnv({ API_URL: 'http://127.0.0.1:1', LOG_LEVEL: 'silent' }), { build })
  const answer = await alone.inject({ url: '/api/v1/products', headers: { host: HOST } })
  expect(answer.statusCode).toBe(503)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(answer.json().code).toBe('UNAVAILABLE')
  const ready = await alone.inject('/readyz')
  expect([ready.statusCode, ready.json().down]).toEqual([503, ['api']])
  await alone.close()
})

test('readiness follows the API', async () => {
  expect((await app.inject('/readyz')).statusCode).toBe(200)
  expect((await app.inject('/livez')).json()).toEqual({ status: 'ok' })
})
