import { randomUUID } from 'node:crypto'
import { testDatabase } from '@banter/prisma/testing'
import { database } from '@banter/tenants/testing'
import pg from 'pg'
import { Registry } from 'prom-client'
import { expect, onTestFinished, test } from 'vitest'
import { directory, env, makeCampus, services, site } from '../../test/campus.ts'
import { codeIn, linkIn } from '../../test/mailbox.ts'
import { fillWallet, list } from '../../test/money.ts'
import { buildApp } from '../app.ts'
import { openLog } from './log.ts'

const PASSWORD = 'the canary’s pass phrase'

/** The app with the log of production, on its most talkative level. */
async function logged() {
  const lines: string[] = []
  const app = await buildApp({
    env,
    database,
    directory,
    payments: services.payments,
    media: services.media,
    site,
    redis: null,
    dependencies: [],
    logger: openLog('trace', { write: (line) => void lines.push(line) }),
    metrics: new Registry(),
  })
  onTestFinished(() => app.close())
  const campus = await makeCampus()
  const send = async (
    method: 'GET' | 'POST' | 'PATCH',
    path: string,
    payload?: object,
    headers: object = {},
  ) => {
    const asked = { method, url: `/api/v1${path}`, headers: { host: campus.host, ...headers } }
    const answer = await app.inject({ ...asked, ...(payload ? { payload } : {}) })
    return { status: answer.statusCode, body: answer.body ? answer.json() : null }
  }
  return { lines, campus, send }
}

/** One line for each request, and none of these words in any line, in whatever way it may be written. */
function expectSilence(lines: string[], canaries: string[]) {
  const log = lines.join('\n')
  expect(log).toContain('request completed')
  for (const canary of canaries)
    for (const form of [canary, encodeURIComponent(canary), JSON.stringify(canary).slice(1, -1)])
      expect(log.toLowerCase()).not.toContain(form.toLowerCase())
}

test('signing up, in, out, and in again leaves no address, password, code or token in the log', async () => {
  const { lines, campus, send } = await logged()
  const email = `canary.${randomUUID().slice(0, 8)}@${campus.domain}`
  const who = { email, password: PASSWORD }
  expect((await send('POST', '/auth/sign-up', { ...who, name: 'Cana Ry', phone: '+15550142' })).status).toBe(
    202,
  )
  await campus.runJobs()
  const [code, { token: link }] = [await codeIn(email), await linkIn(email)]
  await send('GET', `/auth/verify-email?token=${link}&email=${encodeURIComponent(email)}`)
  await send('POST', '/auth/verify-email', { email, code: '000000' })
  const { body: first } = await send('POST', '/auth/verify-email', { email, code })
  await send('POST', '/auth/sign-in', { email, password: `${PASSWORD} wrong` })
  const { body: second } = await send('POST', '/auth/sign-in', who)
  const cookie = `banter_access=${second.accessToken}; banter_refresh=${second.refreshToken}`
  await send('GET', '/me', undefined, { cookie })
  await send('GET', '/me', undefined, { authorization: `Bearer ${first.accessToken}x` })
  const { body: third } = await send('POST', '/auth/refresh', { refreshToken: first.refreshToken })
  await send('POST', '/auth/forgot-password', { email })
  await campus.runJobs()
  const { token } = await linkIn(email)
  await send('POST', '/auth/reset-password', { token, password: `${PASSWORD} 2` })
  const tokens = [first, second, third].flatMap((one) => [one.accessToken, one.refreshToken])
  expectSilence(lines, [email, PASSWORD, code, link, token, 'Cana Ry', '+15550142', ...tokens])
})

test('buying, searching and writing leave none of their words in the log', async () => {
  const { lines, campus, send } = await logged()
  const [seller, buyer] = [await campus.student(), await campus.student()]
  const lamp = await list(campus, seller, { title: 'Canary lamp' })
  await fillWallet(campus, buyer, 5_000)
  const headers = { authorization: `Bearer ${buyer.token}` }
  expect((await send('GET', '/products?q=canary%20lamp&category=other', undefined, headers)).status).toBe(200)
  const key = `canary-key-${randomUUID()}`
  const order = { items: [{ productId: lamp.id, quantity: 1 }], method: 'wallet' }
  const bought = await send('POST', '/checkout', order, { ...headers, 'idempotency-key': key })
  expect(bought.status).toBe(201)
  await send('POST', '/posts', { id: 'no-id', body: 'canary words' }, headers)
  expectSilence(lines, ['canary lamp', 'canary words', key, buyer.token, buyer.email])
})

test('a failure is logged by its kind and place, without the row that PostgreSQL quotes', async () => {
  const { lines, campus, send } = await logged()
  const { ownerUrl } = await testDatabase()
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  await owner.query(`alter table users add constraint no_dodos check (name <> 'Dodo Di')`)
  onTestFinished(async () => {
    await owner.query('alter table users drop constraint no_dodos')
    await owner.end()
  })
  const person = await campus.student()
  const headers = { authorization: `Bearer ${person.token}` }
  const failed = await send('PATCH', '/me', { name: 'Dodo Di' }, headers)
  expect([failed.status, failed.body.code]).toEqual([500, 'INTERNAL'])
  expect(JSON.stringify(failed.body)).not.toMatch(/Dodo|no_dodos|users|\.ts/)
  const line = lines.map((one) => JSON.parse(one)).find(({ msg }) => msg === 'request failed')
  expect(line).toMatchObject({
    reqId: failed.body.requestId,
    err: { stack: expect.stringContaining('.ts:') },
  })
  expectSilence(lines, ['Dodo Di', person.email, 'no_dodos'])
})
