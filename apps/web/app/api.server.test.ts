import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApiError, type Endpoint } from '@banter/api/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { sessionCookies } from '../server/cookies.ts'
import { api, safeNext, signInPath } from './api.server.ts'
import { refused } from './refused.server.ts'
import type { AppLoadContext } from './router.server.ts'

const config = { access: 'anyone', at: 'school' } as const
const look = {
  method: 'GET',
  url: '/things/:id',
  config,
  schema: {
    summary: '',
    params: z.object({ id: z.string() }),
    response: { 200: z.object({ name: z.string() }) },
  },
} as const satisfies Endpoint
const change = { ...look, method: 'POST' } as const satisfies Endpoint

let upstream: Server
let apiUrl: string
let seen: { url: string | undefined; headers: Record<string, unknown> }[]
let answer: { status: number; body: object; headers?: Record<string, string | string[]> }

beforeEach(async () => {
  seen = []
  upstream = createServer((request, response) => {
    seen.push({ url: request.url, headers: request.headers })
    response.writeHead(answer.status, { 'content-type': 'application/problem+json', ...answer.headers })
    response.end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  apiUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
})
afterEach(() => new Promise((resolve) => upstream.close(resolve)))

function contextOf(more: Partial<AppLoadContext> = {}): AppLoadContext {
  const log = { error: vi.fn() } as unknown as AppLoadContext['log']
  return {
    nonce: '',
    origin: 'http://uta.localhost',
    host: 'uta.localhost',
    baseDomain: 'localhost',
    requestId: 'r-1',
    log,
    apiUrl,
    forwarded: { 'x-forwarded-host': 'uta.localhost', 'x-request-id': 'r-1' },
    accessToken: 'token',
    sessionUnavailable: false,
    cookieNames: sessionCookies('http'),
    setCookies: [],
    flashSecret: 'x'.repeat(16),
    workshop: false,
    ...more,
  }
}

const request = (path = '/shop?q=desk') =>
  new Request(`http://uta.localhost${path}`, { headers: { cookie: 'banter_refresh=r; other=1' } })
const ask = (endpoint: typeof look | typeof change, context: AppLoadContext) =>
  api(request(), context)(endpoint, { params: { id: 'a/b' } }).then(
    (value: unknown) => ({ value, thrown: undefined as unknown }),
    (thrown: unknown) => ({ value: undefined, thrown }),
  )
const problem = (status: number, code: string) => ({
  status,
  code,
  detail: `${code}.`,
  title: '',
  type: 'about:blank',
  requestId: 'r-1',
})

test('asks as the visitor, telling which school, and keeps the refresh token for itself', async () => {
  answer = { status: 200, body: { name: 'Desk' } }
  expect((await ask(look, contextOf())).value).toEqual({ name: 'Desk' })
  expect(seen[0]?.url).toBe('/api/v1/things/a%2Fb')
  expect(seen[0]?.headers).toMatchObject({
    authorization: 'Bearer token',
    'x-forwarded-host': 'uta.localhost',
    'x-request-id': 'r-1',
  })
  expect(seen[0]?.headers.cookie).toBeUndefined()
})

test('cookies the API sets reach the browser, and later calls use the new token', async () => {
  const context = contextOf({ accessToken: undefined })
  answer = {
    status: 200,
    body: {},
    headers: { 'set-cookie': ['banter_access=new; HttpOnly', 'banter_refresh=n; HttpOnly'] },
  }
  await ask(change, context)
  expect(context.setCookies).toHaveLength(2)
  await ask(look, context)
  expect(seen[1]?.headers.authorization).toBe('Bearer new')
})

test('a session that ended leads to signing in, and back', async () => {
  answer = { status: 401, body: problem(401, 'INVALID_TOKEN') }
  const context = contextOf()
  const thrown = (await ask(look, context)).thrown as Response
  expect([thrown.status, thrown.headers.get('location')]).toEqual([302, '/sign-in?next=%2Fshop%3Fq%3Ddesk'])
  expect(context.setCookies[0]).toMatch(/^banter_access=; .*Max-Age=0/)
})

test('a wrong password is an answer to a form, not an ended session', async () => {
  answer = { status: 401, body: problem(401, 'WRONG_CREDENTIALS') }
  const { thrown } = await ask(change, contextOf({ accessToken: undefined }))
  expect(thrown).toBeInstanceOf(ApiError)
  expect(refused(thrown).data).toMatchObject({ code: 'WRONG_CREDENTIALS', message: 'WRONG_CREDENTIALS.' })
})

test('a session that cannot be renewed now is not called ended', async () => {
  answer = { status: 401, body: problem(401, 'SIGN_IN_REQUIRED') }
  const { thrown } = await ask(look, contextOf({ accessToken: undefined, sessionUnavailable: true }))
  expect((thrown as Response).status).toBe(503)
})

test.each([403, 404, 409, 422, 429, 500])(
  'a %i while reading is a page with its report id',
  async (status) => {
    answer = { status, body: problem(status, 'CODE'), headers: { 'retry-after': '9' } }
    const thrown = (await ask(look, contextOf())).thrown as Response
    expect(thrown.status).toBe(status)
    expect(await thrown.json()).toEqual({ code: 'CODE', detail: 'CODE.', requestId: 'r-1', retryAfter: '9' })
  },
)

test.each([400, 403, 409, 422, 429, 500])(
  'a %i while changing keeps what was typed, except secrets',
  async (status) => {
    answer = { status, body: { ...problem(status, 'CODE'), fields: { title: 'Too short.' } } }
    const form = new FormData()
    form.set('title', 'ab')
    form.set('password', 'correct horse battery')
    const { thrown } = await ask(change, contextOf())
    expect(refused(thrown, form)).toMatchObject({
      data: { fields: { title: 'Too short.' }, values: { title: 'ab' } },
      init: { status },
    })
    expect(JSON.stringify(refused(thrown, form))).not.toContain('horse')
  },
)

test('an API that does not answer is a page that says so, and a line in the log', async () => {
  const context = contextOf({ apiUrl: 'http://127.0.0.1:1' })
  expect(((await ask(look, context)).thrown as Response).status).toBe(503)
  expect(context.log.error).toHaveBeenCalledOnce()
})

test('what is not the API’s no is not swallowed', () => {
  expect(() => refused(new TypeError('bug'))).toThrow('bug')
})

test.each([
  ['/shop?q=1', '/shop?q=1'],
  ['//evil.test/x', '/'],
  ['/\\evil.test', '/'],
  ['https://evil.test', '/'],
  ['javascript:alert(1)', '/'],
  ['/\t/evil.test', '/'],
  [null, '/'],
])('after signing in, %s leads to %s', (wanted, path) => expect(safeNext(wanted)).toBe(path))

test.each([
  ['/', '/sign-in'],
  ['/orders/1', '/sign-in?next=%2Forders%2F1'],
  ['/orders/1.data?_routes=x', '/sign-in?next=%2Forders%2F1'],
  ['/_root.data', '/sign-in'],
])('from %s one signs in at %s', (path, at) => expect(signInPath(request(path))).toBe(at))
