import { createHmac } from 'node:crypto'
import { clock } from '@banter/tenants/testing'
import { afterEach, describe, expect, test } from 'vitest'
import { app, clientAt, env, makeCampus, type TestCampus } from '../../test/campus.ts'
import { joinAt, PASSWORD, postTo } from '../../test/newcomer.ts'
import * as contract from './contract.ts'

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

describe('refreshing', () => {
  test('gives new tokens of the same session, which count', async () => {
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

  test('by cookie it works from pages of this school only', async () => {
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
})

describe('signing out', () => {
  test('ends the session at once, clears the cookies, and twice is the same as once', async () => {
    const campus = await makeCampus()
    const member = await joinAt(campus)
    expect((await me(campus.host, bearer(member.accessToken))).statusCode).toBe(200)
    for (let i = 0; i < 2; i++) {
      const answer = await postTo(campus.host, '/auth/sign-out', {}, bearer(member.accessToken))
      expect(answer.statusCode).toBe(204)
      expect(answer.cookies.map(({ name, value }) => [name, value])).toEqual([
        ['banter_access', ''],
        ['banter_refresh', ''],
      ])
    }
    expect((await me(campus.host, bearer(member.accessToken))).statusCode).toBe(401)
    expect((await refreshed(campus, member.refreshToken)).statusCode).toBe(401)
  })

  test('works with the refresh cookie alone, from this school’s pages', async () => {
    const campus = await makeCampus()
    const member = await joinAt(campus)
    const cookie = `banter_refresh=${member.refreshToken}`
    const foreign = await postTo(campus.host, '/auth/sign-out', {}, { cookie, origin: 'http://evil.test' })
    expect(foreign.statusCode).toBe(403)
    expect((await me(campus.host, bearer(member.accessToken))).statusCode).toBe(200)
    const own = await postTo(campus.host, '/auth/sign-out', {}, { cookie, origin: `http://${campus.host}` })
    expect(own.statusCode).toBe(204)
    expect((await me(campus.host, bearer(member.accessToken))).statusCode).toBe(401)
  })

  test('of a visitor is nothing', async () => {
    const campus = await makeCampus()
    expect((await postTo(campus.host, '/auth/sign-out', {})).statusCode).toBe(204)
  })
})

describe('the list of sessions', () => {
  test('shows where one is signed in, page by page, and ends one of them at once', async () => {
    const campus = await makeCampus()
    const member = await joinAt(campus)
    const phone = await postTo(
      campus.host,
      '/auth/sign-in',
      { email: member.email, password: PASSWORD },
      {
        'user-agent': 'Phone/1.0',
      },
    )
    const ask = as(campus, member)
    const first = await ask(contract.listSessions, { querystring: { limit: 1 } })
    const second = await ask(contract.listSessions, { querystring: { limit: 1, cursor: first.nextCursor! } })
    expect(first.items).toMatchObject([{ userAgent: 'Phone/1.0', current: false }])
    expect(second).toMatchObject({ items: [{ current: true }], nextCursor: null })

    const { accessToken } = phone.json()
    expect((await me(campus.host, bearer(accessToken))).statusCode).toBe(200)
    const { id } = first.items[0]!
    await ask(contract.endSession, { params: { id } })
    await ask(contract.endSession, { params: { id } })
    expect((await me(campus.host, bearer(accessToken))).statusCode).toBe(401)
    expect((await ask(contract.listSessions)).items).toHaveLength(1)
  })

  test('is one’s own: another person’s session cannot be seen or ended', async () => {
    const campus = await makeCampus()
    const [ann, bob] = [await joinAt(campus), await joinAt(campus)]
    const { items } = await as(campus, ann)(contract.listSessions)
    expect((await as(campus, bob)(contract.listSessions)).items.map(({ id }) => id)).not.toContain(
      items[0]!.id,
    )
    await expect(
      as(campus, bob)(contract.endSession, { params: { id: items[0]!.id } }),
    ).rejects.toMatchObject({ status: 404 })
    expect((await me(campus.host, bearer(ann.accessToken))).statusCode).toBe(200)
  })
})

describe('an access token', () => {
  const base64 = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const signed = (header: object, claims: object, secret: string, hash = 'sha256') => {
    const text = `${base64(header)}.${base64(claims)}`
    return `${text}.${createHmac(hash, secret).update(text).digest('base64url')}`
  }

  test('of one school does not count at another, as header or cookie', async () => {
    const [campus, elsewhere] = [await makeCampus(), await makeCampus()]
    const { accessToken } = await joinAt(campus)
    expect((await me(campus.host, bearer(accessToken))).statusCode).toBe(200)
    expect((await me(elsewhere.host, bearer(accessToken))).json().code).toBe('INVALID_TOKEN')
    expect((await me(elsewhere.host, { cookie: `banter_access=${accessToken}` })).json().code).toBe(
      'SIGN_IN_REQUIRED',
    )
  })

  test('that is forged, expired, unsigned or of another make does not count', async () => {
    const campus = await makeCampus()
    const { accessToken } = await joinAt(campus)
    const [head, body, signature] = accessToken.split('.') as [string, string, string]
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString())
    const good = { alg: 'HS256', typ: 'JWT' }
    expect((await me(campus.host, bearer(signed(good, claims, env.JWT_SECRET)))).statusCode).toBe(200)
    const iat = Math.floor(Date.now() / 1000)
    const bad = [
      signed(good, claims, 'another-secret-that-is-32-characters-long'),
      signed(good, { ...claims, iat: iat - 1000, exp: iat - 1 }, env.JWT_SECRET),
      signed(good, { ...claims, iss: 'someone' }, env.JWT_SECRET),
      signed(good, { ...claims, aud: undefined }, env.JWT_SECRET),
      signed(good, { ...claims, sub: claims.sid }, env.JWT_SECRET),
      signed({ alg: 'HS512', typ: 'JWT' }, claims, env.JWT_SECRET, 'sha512'),
      `${base64({ alg: 'none' })}.${body}.`,
      `${base64({ alg: 'none' })}.${body}.${signature}`,
      `${head}.${base64({ ...claims, sub: campus.school.id })}.${signature}`,
      `${head}.${body}`,
      `${head}.${body}.`,
      'null',
    ]
    for (const token of bad)
      expect([token, (await me(campus.host, bearer(token))).statusCode]).toEqual([token, 401])
  })

  test('in a cookie changes something only from this school’s pages', async () => {
    const campus = await makeCampus()
    const { accessToken } = await joinAt(campus)
    const patch = (origin?: string) =>
      app.inject({
        method: 'PATCH',
        url: '/api/v1/me',
        headers: { host: campus.host, cookie: `banter_access=${accessToken}`, ...(origin ? { origin } : {}) },
        payload: { name: 'Nia Renamed' },
      })
    expect((await patch()).json().code).toBe('WRONG_ORIGIN')
    expect((await patch('http://other.campus.test')).json().code).toBe('WRONG_ORIGIN')
    expect((await patch(`http://${campus.host}`)).json()).toMatchObject({ name: 'Nia Renamed' })
  })
})

test('one changes one’s own name, major and phone; an empty one is none', async () => {
  const campus = await makeCampus()
  const ask = as(campus, await joinAt(campus))
  const changed = await ask(contract.updateMe, { body: { name: 'Nia N.', major: 'Art', phone: '1' } })
  expect(changed).toMatchObject({ name: 'Nia N.', major: 'Art', phone: '1' })
  expect(await ask(contract.updateMe, { body: { major: '', phone: null } })).toMatchObject({
    name: 'Nia N.',
    major: null,
    phone: null,
  })
  await expect(
    ask(contract.updateMe, { body: { role: 'admin' } as unknown as { name: string } }),
  ).rejects.toMatchObject({ status: 422 })
  expect(await ask(contract.getMe)).toMatchObject({ name: 'Nia N.', role: 'student' })
})
