import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { buildApp } from './app.ts'
import { readEnv } from './env.ts'
import { serveMetrics } from './metrics.ts'
import { patternFinder } from './route-patterns.ts'

const page = (path: string | undefined, more: object = {}) => ({ path, parentId: 'root', ...more })
const loader = ({ params }: { params: { id?: string } }) =>
  params.id === 'missing' ? new Response('', { status: 404 }) : Response.json(params)

const routes = {
  root: { id: 'root', path: '', module: {} },
  index: { id: 'index', ...page(undefined, { index: true }), module: { loader } },
  order: { id: 'order', ...page('orders/:id'), module: { loader } },
  newOrder: { id: 'newOrder', ...page('orders/new'), module: { loader } },
  layout: { id: 'layout', ...page('settings'), module: {} },
  inside: { id: 'inside', path: 'mail.txt', parentId: 'layout', module: { loader } },
  rest: { id: 'rest', ...page('*'), module: { loader } },
}
const build = {
  entry: { module: { default: () => new Response('document') } },
  routes,
  assets: { version: '1', entry: { imports: [], module: '' }, routes: {}, url: '' },
  future: { v3_singleFetch: true },
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
  isSpaMode: false,
  basename: '/',
} as unknown as ServerBuild

test.each([
  ['/', '/'],
  ['/_root.data', '/'],
  ['/orders/7c', '/orders/:id'],
  ['/orders/7c.data', '/orders/:id'],
  ['/orders/7c/', '/orders/:id'],
  ['/orders/new', '/orders/new'],
  ['/settings', '/settings'],
  ['/settings/mail.txt', '/settings/mail.txt'],
  ['/settings/mailxtxt', '/*'],
  ['/orders/7c/more', '/*'],
  ['/%zz', '/*'],
])('the pattern of %s is %s', (path, pattern) => {
  expect(patternFinder(build)(path)).toBe(pattern)
})

test('answers are measured by pattern and class of status, with what the process uses, on a port of their own', async () => {
  const metrics = new Registry()
  const log = { write() {} }
  const app = await buildApp(readEnv({ NODE_ENV: 'test' }), { build, metrics, log })
  const served = await serveMetrics(metrics, { host: '127.0.0.1', port: 0 })
  const statuses: number[] = []
  for (const url of ['/orders/a-secret-id', '/orders/another?token=x', '/orders/missing', '/livez'])
    statuses.push((await app.inject({ url, headers: { host: 'uta.localhost:3000' } })).statusCode)
  expect(statuses).toEqual([200, 200, 404, 200])

  const { port } = served.server.address() as AddressInfo
  const said = await fetch(`http://127.0.0.1:${port}/metrics`).then((answer) => answer.text())
  const counts = said.split('\n').filter((line) => line.startsWith('http_request_duration_seconds_count'))
  expect(counts.sort()).toEqual([
    'http_request_duration_seconds_count{method="GET",route="/livez",status="2xx"} 1',
    'http_request_duration_seconds_count{method="GET",route="/orders/:id",status="2xx"} 2',
    'http_request_duration_seconds_count{method="GET",route="/orders/:id",status="4xx"} 1',
  ])
  expect(said).toMatch(/process_cpu_seconds_total \d/)
  expect(said).not.toMatch(/secret-id|token/)
  expect((await app.inject({ url: '/metrics', headers: { host: 'uta.localhost:3000' } })).body).not.toContain(
    'process_cpu_seconds_total',
  )
  await Promise.all([app.close(), served.close()])
})
