import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { sessionCookies } from '../../server/cookies.ts'
import type { AppLoadContext } from '../router.server.ts'
import { placeOf } from './place.server.ts'
import { shellOf, viewerOf } from './viewer.server.ts'

const here = {
  at: 'school',
  school: { name: 'UTA', slug: 'uta', status: 'suspended' },
  simulatedPayments: true,
  demo: false,
}
const shell = { me: { id: '1', name: 'Maya', role: 'student' }, unread: 2, cart: 3, billing: null }

let upstream: Server
let apiUrl: string
let asked: { path: string | undefined; token: string | undefined }[]
let answer: { status: number; body: object }

beforeEach(async () => {
  asked = []
  upstream = createServer((request, response) => {
    asked.push({ path: request.url, token: request.headers.authorization })
    response.writeHead(answer.status).end(JSON.stringify(answer.body))
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  apiUrl = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
})
afterEach(async () => {
  vi.useRealTimers()
  await new Promise((resolve) => upstream.close(resolve))
})

function visit(more: Partial<AppLoadContext> = {}) {
  const context: AppLoadContext = {
    nonce: '',
    origin: 'http://uta.localhost',
    host: 'uta.localhost',
    baseDomain: 'localhost',
    requestId: 'r-1',
    log: { error: vi.fn() } as unknown as AppLoadContext['log'],
    apiUrl,
    forwarded: { 'x-forwarded-host': 'uta.localhost' },
    accessToken: 'token',
    sessionUnavailable: false,
    cookieNames: sessionCookies('http'),
    setCookies: [],
    flashSecret: 'x'.repeat(16),
    workshop: false,
    ...more,
  }
  return { request: new Request('http://uta.localhost/find'), context }
}

test('a host is asked about once in five seconds, without anybody’s session', async () => {
  answer = { status: 200, body: here }
  vi.useFakeTimers({ toFake: ['Date'] })
  expect(await placeOf(visit())).toEqual(here)
  await placeOf(visit())
  expect(asked).toEqual([{ path: '/api/v1/here', token: undefined }])
  await placeOf(visit({ host: 'lakeside.localhost' }))
  vi.setSystemTime(Date.now() + 5_001)
  await placeOf(visit())
  expect(asked).toHaveLength(3)
})

test('a school nobody knows is a 404 page, and asked about anew', async () => {
  answer = { status: 404, body: { code: 'NO_SUCH_SCHOOL', detail: 'No campus lives at this address.' } }
  const failure = (await placeOf(visit()).catch((thrown: unknown) => thrown)) as Response
  expect([failure.status, ((await failure.json()) as { code: string }).code]).toEqual([404, 'NO_SUCH_SCHOOL'])
  answer = { status: 200, body: here }
  expect(await placeOf(visit())).toEqual(here)
})

test('a visitor and the public site have no viewer, and nobody is asked', async () => {
  answer = { status: 200, body: shell }
  expect(await shellOf(visit({ accessToken: undefined }))).toBeNull()
  expect(await shellOf(visit({ host: 'localhost' }))).toBeNull()
  expect(asked).toEqual([])
})

test('a session that has ended makes a visitor and loses its cookie', async () => {
  answer = { status: 401, body: { code: 'INVALID_TOKEN' } }
  const ended = visit()
  expect(await shellOf(ended)).toBeNull()
  expect(ended.context.setCookies[0]).toMatch(/^banter_access=;.*Max-Age=0/)
})

test('an API in trouble is not a sign-out', async () => {
  answer = { status: 503, body: {} }
  const thrown = (await shellOf(visit()).catch((error: unknown) => error)) as Response
  expect(thrown.status).toBe(503)
})

test('the viewer is who the API says, at the school this host is', async () => {
  answer = { status: 200, body: shell }
  const told = await shellOf(visit())
  expect(viewerOf(here as Parameters<typeof viewerOf>[0], told)).toEqual({
    school: { name: 'UTA', slug: 'uta', suspended: true },
    user: told?.me,
    counts: { unread: 2, cart: 3 },
    billing: null,
    simulatedPayments: true,
  })
})
