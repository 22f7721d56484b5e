import { describe, expect, test } from 'vitest'
import { app, clientAt, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { joinAt, PASSWORD, postTo } from '../../../test/newcomer.ts'
import * as people from '../../people/contract.ts'
import * as contract from '../contract.ts'

const me = (host: string, headers: Record<string, string>) =>
  app.inject({ url: '/api/v1/me', headers: { host, ...headers } })
const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
const as = (campus: TestCampus, { accessToken }: { accessToken: string }) =>
  clientAt(campus.host, bearer(accessToken))
const refreshed = (campus: TestCampus, refreshToken: string) =>
  postTo(campus.host, '/auth/refresh', { refreshToken })

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

test('one changes one’s own name, major and phone; an empty one is none', async () => {
  const campus = await makeCampus()
  const ask = as(campus, await joinAt(campus))
  const changed = await ask(people.updateMe, { body: { name: 'Nia N.', major: 'Art', phone: '1' } })
  expect(changed).toMatchObject({ name: 'Nia N.', major: 'Art', phone: '1' })
  expect(await ask(people.updateMe, { body: { major: '', phone: null } })).toMatchObject({
    name: 'Nia N.',
    major: null,
    phone: null,
  })
  await expect(
    ask(people.updateMe, { body: { role: 'admin' } as unknown as { name: string } }),
  ).rejects.toMatchObject({ status: 422 })
  expect(await ask(people.getMe)).toMatchObject({ name: 'Nia N.', role: 'student' })
})
