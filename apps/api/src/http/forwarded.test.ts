import { database } from '@banter/tenants/testing'
import { Registry } from 'prom-client'
import { expect, test } from 'vitest'
import { directory, env, makeCampus, services, site } from '../../test/campus.ts'
import { freshAddress } from '../../test/newcomer.ts'
import { buildApp } from '../app.ts'
import { Env } from '../env.ts'
import { forgotPassword } from '../identity/contract.ts'

const PROXY = '10.0.0.7'
const STRANGER = '203.0.113.9'

/** With the limits of production, behind one proxy that is not on this machine. */
const build = (trusted: string) =>
  buildApp({
    env: { ...env, RATE_LIMIT_FACTOR: 1, TRUSTED_PROXIES: Env.shape.TRUSTED_PROXIES.parse(trusted) },
    database,
    directory,
    payments: services.payments,
    media: services.media,
    site,
    redis: null,
    dependencies: [],
    logger: false,
    metrics: new Registry(),
  })
const proxied = await build(` 192.0.2.1, ${PROXY}`)

const placeOf = async (from: string, headers: Record<string, string>, app = proxied) => {
  const answer = await app.inject({ url: '/api/v1/here', remoteAddress: from, headers })
  return answer.statusCode === 200 ? answer.json().school?.slug : answer.json().code
}

test('the host that a proxy on the list forwards is believed, and nobody else’s', async () => {
  const [campus, other] = [await makeCampus(), await makeCampus()]
  const { slug } = other.school
  const claim = { host: campus.host, 'x-forwarded-host': other.host }
  expect(await placeOf(PROXY, claim)).toBe(slug)
  expect(await placeOf(PROXY, { ...claim, 'x-forwarded-host': `${campus.host}, ${other.host}` })).toBe(slug)
  for (const from of [STRANGER, '10.0.0.8', '127.0.0.1'])
    expect(await placeOf(from, claim)).toBe(campus.school.slug)
  for (const name of ['forwarded', 'x-host', 'x-original-host', 'x-http-host-override', 'x-school'])
    expect(await placeOf(PROXY, { host: campus.host, [name]: `host=${other.host}` })).toBe(campus.school.slug)
})

test('a stranger who names a proxy among the addresses it came through is still a stranger', async () => {
  const [campus, other] = [await makeCampus(), await makeCampus()]
  const claims = { 'x-forwarded-host': other.host, 'x-forwarded-for': PROXY, 'x-real-ip': PROXY }
  expect(await placeOf(STRANGER, { host: campus.host, ...claims })).toBe(campus.school.slug)
  expect(await placeOf(STRANGER, { host: '127.0.0.1', ...claims })).toBe('NO_SUCH_SCHOOL')
})

test('a token counts at its own school only, whichever way the host was told', async () => {
  const [campus, other] = [await makeCampus(), await makeCampus()]
  const { token } = await other.student()
  const me = async (from: string, headers: Record<string, string>) => {
    const asked = { host: campus.host, authorization: `Bearer ${token}`, ...headers }
    return (await proxied.inject({ url: '/api/v1/me', remoteAddress: from, headers: asked })).statusCode
  }
  expect(await me(STRANGER, { 'x-forwarded-host': other.host })).toBe(401)
  expect(await me(PROXY, { 'x-forwarded-host': campus.host, host: other.host })).toBe(401)
  expect(await me(PROXY, { 'x-forwarded-host': other.host })).toBe(200)
})

test('nobody gets a fresh limit by making up where they come from', async () => {
  const campus = await makeCampus()
  const { method, url, config } = forgotPassword
  const ask = async (from: string, n: number) => {
    const headers = { host: campus.host, 'x-forwarded-for': `198.51.100.${n}` }
    const asked = { method, url: `/api/v1${url}`, remoteAddress: from, headers }
    return (await proxied.inject({ ...asked, payload: { email: freshAddress(campus) } })).statusCode
  }
  const sent = Array.from({ length: config.perMinute + 5 }, (_, n) => n)
  const made = await Promise.all(sent.map((n) => ask(STRANGER, n)))
  expect(made.filter((status) => status === 429)).toHaveLength(5)
  expect(await ask(PROXY, 1)).toBe(202)
})

test.each(['true', 'loopback, everyone', 'proxy.test', '*'])(
  'proxies are named by address: “%s” does not start',
  async (trusted) => {
    await expect(build(trusted)).rejects.toThrow(/invalid IP address/)
  },
)
