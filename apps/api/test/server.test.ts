import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { testDatabase } from '@banter/prisma/testing'
import { makeSchool } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'

const { appUrl, ownerUrl } = await testDatabase()
const environment = {
  NODE_ENV: 'test',
  DATABASE_URL: appUrl,
  PORT: '0',
  METRICS_PORT: '0',
  BASE_DOMAIN: 'campus.test',
  JWT_SECRET: 'a-secret-that-only-tests-know-of-32-chars',
  HANDOFF_SECRET: 'another-secret-that-only-tests-know-of',
  STRIPE_SIM_URL: 'http://127.0.0.1:9',
  STRIPE_WEBHOOK_SECRET: 'whsec_in_tests',
  MEDIA_SIM_URL: 'http://127.0.0.1:9',
}
const running = new Set<ReturnType<typeof run>>()

afterEach(() => {
  for (const child of running) child.kill('SIGKILL')
})

/** The real program, with nothing but these settings. */
function run(more: Record<string, string> = {}) {
  const file = path.join(import.meta.dirname, '../src/server.ts')
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', file], {
    env: { PATH: process.env.PATH ?? '', ...environment, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  child.once('exit', () => running.delete(child))
  return child
}

test('it listens, is ready, serves a school by the host that its proxy names, and ends when asked', async () => {
  const child = run()
  const log: string[] = []
  const address = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      log.push(line)
      const [url] = line.match(/http:\/\/127\.0\.0\.1:\d+/) ?? []
      if (url) resolve(url)
    })
    child.once('exit', async () => reject(new Error(await text(child.stderr))))
  })
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ok', down: [] })
  const { school } = await makeSchool('Proxied College')
  const headers = { 'x-forwarded-host': `${school.slug}.campus.test` }
  const here = await fetch(`${address}/api/v1/here?q=canary`, { headers })
  expect(await here.json()).toMatchObject({ school: { name: 'Proxied College' } })
  expect((await fetch(`${address}/api/v1/here`)).status).toBe(404)
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
  expect(log.join('\n')).toContain('/api/v1/here')
  expect(log.join('\n')).not.toMatch(/canary|postgresql:|in-tests|that-only-tests-know/)
}, 60_000)

test.each([
  ['over the wall', { DATABASE_URL: ownerUrl }, /use banter_app/],
  ['with a secret that is too short', { JWT_SECRET: 'canary' }, /JWT_SECRET/],
  ['as if every proxy could be believed', { TRUSTED_PROXIES: 'true' }, /invalid IP address/],
  ['with payments that are not real', { NODE_ENV: 'production' }, /Production needs STRIPE_SECRET_KEY/],
])(
  'it does not start %s',
  async (_how, more, why) => {
    const child = run(more)
    const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
    expect(said).toMatch(why)
    expect(said).not.toMatch(/canary|app-in-tests/)
    expect(code).not.toBe(0)
  },
  60_000,
)
