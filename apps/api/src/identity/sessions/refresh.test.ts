import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { app, clientAt, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { joinAt, PASSWORD, postTo } from '../../../test/newcomer.ts'
import * as contract from '../contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

type Member = Awaited<ReturnType<typeof joinAt>>

const me = (host: string, headers: Record<string, string>) =>
  app.inject({ url: '/api/v1/me', headers: { host, ...headers } })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const as = (campus: TestCampus, { accessToken }: { accessToken: string }) =>
  clientAt(campus.host, bearer(accessToken))
const refreshed = (campus: TestCampus, refreshToken: string) =>
  postTo(campus.host, '/auth/refresh', { refreshToken })
const signInAgain = (campus: TestCampus, { email }: Member) =>
  campus.anyone(contract.signIn, { body: { email, password: PASSWORD } })

test('refreshing gives new tokens of the same session, which count', async () => {
  const campus = await makeCampus()
  const member = await joinAt(campus)
  const next = (await refreshed(campus, member.refreshToken)).json()
  expect(next.user).toEqual(member.user)
  expect(next.refreshToken).not.toBe(member.refreshToken)
  const sessions = await as(campus, next)(contract.listSessions)
  expect(sessions.items).toHaveLength(1)
  expect((await refreshed(campus, next.refreshToken)).statusCode).toBe(200)
})

test('two tabs with one token both stay in', async () => {
  const campus = await makeCampus()
  const { refreshToken } = await joinAt(campus)
  const tabs = await Promise.all([1, 2, 3].map(() => refreshed(campus, refreshToken)))
  expect(tabs.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200])
  expect(new Set(tabs.map((tab) => tab.json().refreshToken)).size).toBe(3)
  clock.offsetMs = 9_000
  expect((await refreshed(campus, refreshToken)).statusCode).toBe(200)
})

test('a used token that returns after ten seconds ends its session, for whoever has its successor too', async () => {
  const campus = await makeCampus()
  const member = await joinAt(campus)
  const other = await signInAgain(campus, member)
  const next = (await refreshed(campus, member.refreshToken)).json()
  expect((await me(campus.host, bearer(next.accessToken))).statusCode).toBe(200)
  clock.offsetMs = 11_000
  const reused = await refreshed(campus, member.refreshToken)
  expect([reused.statusCode, reused.json().code]).toEqual([401, 'REFRESH_TOKEN_REUSED'])
  expect((await refreshed(campus, next.refreshToken)).json().code).toBe('INVALID_REFRESH_TOKEN')
  expect((await me(campus.host, bearer(next.accessToken))).statusCode).toBe(401)
  const [session] = await campus.read(({ db }) =>
    db.session.findMany({ where: { revokedAt: { not: null } } }),
  )
  expect(session?.revokedFor).toBe('reuse')
  expect((await refreshed(campus, other.refreshToken)).statusCode).toBe(200)
})

test('a session ends thirty days after it was last used', async () => {
  const campus = await makeCampus()
  const { refreshToken } = await joinAt(campus)
  clock.offsetMs = 29 * 86_400_000
  const next = (await refreshed(campus, refreshToken)).json()
  clock.offsetMs = 58 * 86_400_000
  const later = (await refreshed(campus, next.refreshToken)).json()
  clock.offsetMs = 89 * 86_400_000
  expect((await refreshed(campus, later.refreshToken)).json().code).toBe('INVALID_REFRESH_TOKEN')
})

test('a token that is unknown, of another school, of a suspended person or of an ended session does not count', async () => {
  const [campus, elsewhere] = [await makeCampus(), await makeCampus()]
  const member = await joinAt(campus)
  const codes = [await refreshed(campus, 'x'.repeat(43)), await refreshed(elsewhere, member.refreshToken)]
  await campus.command(({ db }) => db.user.updateMany({ data: { status: 'suspended' } }))
  codes.push(await refreshed(campus, member.refreshToken))
  await campus.command(({ db }) => db.user.updateMany({ data: { status: 'active' } }))
  await as(campus, member)(contract.signOut)
  codes.push(await refreshed(campus, member.refreshToken))
  expect(codes.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
    Array(4).fill([401, 'INVALID_REFRESH_TOKEN']),
  )
})

test('refreshing by cookie works from pages of this school only', async () => {
  const campus = await makeCampus()
  const { refreshToken } = await joinAt(campus)
  const cookie = `banter_refresh=${refreshToken}`
  for (const origin of ['http://evil.test', 'http://other.campus.test', 'null', `https://${campus.host}`]) {
    const answer = await postTo(campus.host, '/auth/refresh', {}, { cookie, origin })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'WRONG_ORIGIN'])
  }
  const answer = await postTo(campus.host, '/auth/refresh', {}, { cookie, origin: `http://${campus.host}` })
  expect(answer.statusCode).toBe(200)
  expect(answer.cookies.map(({ name }) => name)).toEqual(['banter_access', 'banter_refresh'])
  expect((await postTo(campus.host, '/auth/refresh', {})).json().code).toBe('INVALID_REFRESH_TOKEN')
})
