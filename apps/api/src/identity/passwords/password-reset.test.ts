import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { app, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { lastMailTo, linkIn, mailsTo } from '../../../test/mailbox.ts'
import { applyAt, freshAddress, joinAt, PASSWORD, postTo } from '../../../test/newcomer.ts'
import * as contract from '../contract.ts'
import { invite } from '../joining/invitations.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const NEW = 'a brand new password'
const signIn = (campus: TestCampus, email: string, password: string) =>
  postTo(campus.host, '/auth/sign-in', { email, password })
const me = (campus: TestCampus, token: string) =>
  app.inject({ url: '/api/v1/me', headers: { host: campus.host, authorization: `Bearer ${token}` } })

async function linkFor(campus: TestCampus, email: string) {
  await campus.anyone(contract.forgotPassword, { body: { email } })
  await campus.runJobs()
  return linkIn(email)
}

const reset = (campus: TestCampus, token: string, password = NEW) =>
  postTo(campus.host, '/auth/reset-password', { token, password })

test('a new password ends every session from before and signs in', async () => {
  const campus = await makeCampus()
  const { email, accessToken, refreshToken } = await joinAt(campus)
  expect((await me(campus, accessToken)).statusCode).toBe(200)
  const { url, token } = await linkFor(campus, email)
  expect([url.host, url.pathname]).toEqual([campus.host, '/reset'])
  const answer = await reset(campus, token)
  expect(answer.statusCode).toBe(200)
  expect(answer.cookies.map(({ name }) => name)).toEqual(['banter_access', 'banter_refresh'])
  expect((await me(campus, answer.json().accessToken)).statusCode).toBe(200)
  expect((await me(campus, accessToken)).statusCode).toBe(401)
  expect((await postTo(campus.host, '/auth/refresh', { refreshToken })).statusCode).toBe(401)
  expect((await signIn(campus, email, PASSWORD)).statusCode).toBe(401)
  expect((await signIn(campus, email, NEW)).statusCode).toBe(200)
})

test('the link works once, for an hour, at its own school, and an older one not after a newer', async () => {
  const [campus, elsewhere] = [await makeCampus(), await makeCampus()]
  const { email } = await joinAt(campus)
  const wrong = async (at: TestCampus, token: string) =>
    expect((await reset(at, token)).json()).toMatchObject({
      status: 422,
      code: 'WRONG_TOKEN',
      fields: { token: expect.any(String) },
    })

  const first = await linkFor(campus, email)
  await wrong(elsewhere, first.token)
  clock.offsetMs = 2 * 60_000
  const second = await linkFor(campus, email)
  expect(second.token).not.toBe(first.token)
  await wrong(campus, first.token)
  expect((await reset(campus, second.token)).statusCode).toBe(200)
  await wrong(campus, second.token)
  clock.offsetMs = 10 * 60_000
  const third = await linkFor(campus, email)
  clock.offsetMs += 61 * 60_000
  await wrong(campus, third.token)
})

test('two uses at once: one wins', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const { token } = await linkFor(campus, email)
  const answers = await Promise.all([
    reset(campus, token, 'password one'),
    reset(campus, token, 'password two'),
  ])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 422])
})

test('a GET of the link changes nothing', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const { url, token } = await linkFor(campus, email)
  await app.inject({ url: url.pathname + url.search, headers: { host: campus.host } })
  expect((await reset(campus, token)).statusCode).toBe(200)
})

test('the answer is the same to an address that nobody has, and nobody is written to', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const unknown = freshAddress(campus)
  const answers = []
  for (const address of [email, unknown, email, unknown])
    answers.push(await postTo(campus.host, '/auth/forgot-password', { email: address }))
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202, 202])
  const waits = answers.map((answer) => Math.round(Date.parse(answer.json().resendAfter) / 10_000))
  expect(Math.max(...waits) - Math.min(...waits)).toBeLessThanOrEqual(1)
  await campus.runJobs()
  expect(await mailsTo(unknown)).toEqual([])
  expect((await mailsTo(email)).filter(({ subject }) => subject.includes('password'))).toHaveLength(1)
})

test('the link leads to the school’s own address, whatever Host or header the request had', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  await postTo(
    `${campus.host.toUpperCase()}.:8080`,
    '/auth/forgot-password',
    { email },
    {
      'x-forwarded-host': `${campus.host}:8081`,
      'x-forwarded-proto': 'gopher',
      referer: 'http://evil.test/',
      origin: 'http://evil.test',
    },
  )
  await campus.runJobs()
  const received = await lastMailTo(email)
  expect(received.text + received.html).not.toContain('evil.test')
  expect((await linkIn(email)).url.origin).toBe(`http://${campus.host}`)
})

test('an account that never confirmed its address is confirmed by a reset, and its first password is gone', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const { token } = await linkFor(campus, email)
  expect((await reset(campus, token)).statusCode).toBe(200)
  expect((await signIn(campus, email, PASSWORD)).statusCode).toBe(401)
  expect((await signIn(campus, email, NEW)).statusCode).toBe(200)
})

test('a locked address comes in again by its mailbox', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  for (let i = 0; i < 6; i++) await signIn(campus, email, 'wrong')
  const { token } = await linkFor(campus, email)
  await reset(campus, token)
  expect((await signIn(campus, email, NEW)).statusCode).toBe(200)
})

test('a suspended person neither gets a link nor can use one from before', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const { token } = await linkFor(campus, email)
  await campus.command(({ db }) => db.user.updateMany({ where: { email }, data: { status: 'suspended' } }))
  expect((await reset(campus, token)).json().code).toBe('ACCOUNT_SUSPENDED')
  clock.offsetMs = 5 * 60_000
  await campus.anyone(contract.forgotPassword, { body: { email } })
  await campus.runJobs()
  expect((await linkIn(email)).token).toBe(token)
})

test('an invitation is taken over with a name and a password within seven days, once', async () => {
  const campus = await makeCampus()
  const email = 'dean@anywhere.example'
  await campus.command((ctx) => invite(ctx, { email, role: 'admin' }))
  await campus.runJobs()
  expect((await signIn(campus, email, 'anything at all')).json().code).toBe('WRONG_CREDENTIALS')
  const { url, token } = await linkIn(email)
  expect([url.host, url.pathname]).toEqual([campus.host, '/invitation'])
  clock.offsetMs = 6.9 * 86_400_000
  const { user } = await campus.anyone(contract.resetPassword, {
    body: { token, password: NEW, name: 'Dee Dean' },
  })
  expect(user).toMatchObject({ email, name: 'Dee Dean', role: 'admin' })
  expect((await reset(campus, token)).json().code).toBe('WRONG_TOKEN')
  expect((await signIn(campus, email, NEW)).statusCode).toBe(200)
})

test('an invitation ends after seven days', async () => {
  const campus = await makeCampus()
  await campus.command((ctx) => invite(ctx, { email: 'late@anywhere.example', role: 'moderator' }))
  await campus.runJobs()
  clock.offsetMs = 7 * 86_400_000 + 60_000
  const { token } = await linkIn('late@anywhere.example')
  expect((await reset(campus, token)).json().code).toBe('WRONG_TOKEN')
})

test('a short password is refused and leaves the link good', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const { token } = await linkFor(campus, email)
  expect((await reset(campus, token, 'short')).json()).toMatchObject({
    status: 422,
    fields: { password: expect.any(String) },
  })
  expect((await reset(campus, token)).statusCode).toBe(200)
})
