import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import { afterAll, afterEach, beforeAll, expect, onTestFinished, test } from 'vitest'
import { buildApp } from './app.ts'
import { readEnv } from './env.ts'

const INGRESS = '10.0.0.7'
const HOST = 'uta.localhost:3000'
const CLAIMS = {
  'x-forwarded-host': 'lakeside.localhost:3000',
  'x-forwarded-for': '6.6.6.6',
  'x-forwarded-proto': 'https',
  'x-request-id': 'made-up',
  forwarded: 'host=lakeside.localhost;for=6.6.6.6',
}

/** A page that tells what its loader would tell the API, and what it would see of the request. */
const build = {
  entry: { module: { default: () => new Response('document') } },
  routes: {
    root: {
      id: 'root',
      path: '*',
      module: {
        loader: ({ context, request }: { context: AppLoadContext; request: Request }) =>
          Response.json({ ...context.forwarded, seen: [...request.headers.keys()], url: request.url }),
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

let arrivals: IncomingHttpHeaders[] = []
let upstream: Server

beforeAll(async () => {
  upstream = createServer((request, response) => {
    arrivals.push(request.headers)
    response.statusCode = request.url === '/api/v1/auth/refresh' ? 401 : 200
    response.end('{}')
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  arrivals = []
})
afterAll(() => new Promise((resolve) => upstream.close(resolve)))

async function open(settings: Record<string, string> = {}) {
  const lines: string[] = []
  const { port } = upstream.address() as AddressInfo
  const env = readEnv({ API_URL: `http://127.0.0.1:${port}`, ...settings })
  const app = await buildApp(env, { build, log: { write: (line) => void lines.push(line) } })
  onTestFinished(() => app.close())
  /** The three ways from a visitor to the API: straight through, from a page, and to renew the session of a page. */
  const everyWay = async (remoteAddress: string, headers: Record<string, string>) => {
    const straight = await app.inject({ url: '/api/v1/here', remoteAddress, headers })
    const page = await app.inject({ url: '/shop', remoteAddress, headers })
    await app.inject({ url: '/shop', remoteAddress, headers: { ...headers, cookie: 'banter_refresh=old' } })
    expect([straight.statusCode, page.statusCode, arrivals.length]).toEqual([200, 200, 2])
    return { page: page.json(), told: [arrivals[0], page.json(), arrivals[1]] }
  }
  return { app, lines, everyWay }
}

test.each([
  ['without an ingress', {}, '127.0.0.1'],
  ['beside the ingress', { TRUSTED_PROXIES: `${INGRESS}, 192.0.2.0/24` }, '203.0.113.9'],
])(
  'what a visitor claims about where they come from and go to is replaced, %s',
  async (_, settings, from) => {
    const { everyWay } = await open(settings)
    const { told, page } = await everyWay(from, { host: HOST, ...CLAIMS })
    for (const headers of told) {
      expect(headers).toMatchObject({
        'x-forwarded-host': HOST,
        'x-forwarded-for': from,
        'x-forwarded-proto': 'http',
      })
      expect(headers).not.toHaveProperty('forwarded')
      expect(headers?.['x-request-id']).not.toBe('made-up')
    }
    expect(page.url).toBe(`http://${HOST}/shop`)
    expect(page.seen).not.toContain('x-forwarded-host')
  },
)

test('what the ingress says of a visitor is told to the API', async () => {
  const { everyWay } = await open({ TRUSTED_PROXIES: INGRESS })
  const { told } = await everyWay(INGRESS, { host: 'web.internal:3000', ...CLAIMS })
  for (const headers of told)
    expect(headers).toMatchObject({
      'x-forwarded-host': 'lakeside.localhost:3000',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-proto': 'http',
    })
})

test.each(['true', 'everyone'])('an ingress is named by address: “%s” does not start', async (trusted) => {
  await expect(open({ TRUSTED_PROXIES: trusted })).rejects.toThrow(/invalid IP address/)
})

test('the log knows requests, not people: no token of a link, no search, no cookie, no address', async () => {
  const { app, lines } = await open({ LOG_LEVEL: 'debug' })
  const cookie = 'banter_refresh=canary-cookie'
  const headers = { host: HOST, cookie, authorization: 'Bearer canary-bearer' }
  for (const url of [
    '/verify?token=canary-token',
    '/shop?q=canary-search',
    '/api/v1/me?email=canary@uta.edu',
  ])
    await app.inject({ url, remoteAddress: '198.51.100.77', headers })
  const log = lines.join('')
  expect(log).toContain('/verify')
  expect(log).not.toMatch(/canary|198\.51\.100\.77/)
})
