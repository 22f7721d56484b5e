import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { app, directory, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { applyAt, freshAddress, joinAt, PASSWORD, postTo } from '../../../test/newcomer.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const ask = (campus: TestCampus, email: string, password: string) =>
  postTo(campus.host, '/auth/sign-in', { email, password })

const withoutId = (answer: { json(): object }) => JSON.stringify({ ...answer.json(), requestId: '' })

test('a wrong password, an unknown address and an unconfirmed account cannot be told apart', async () => {
  const campus = await makeCampus()
  const { email: member } = await joinAt(campus)
  const unconfirmed = await applyAt(campus)
  const addresses = [member, unconfirmed, freshAddress(campus)]
  const answers = await Promise.all(addresses.map((email) => ask(campus, email, 'not the password')))
  expect(new Set(answers.map(withoutId)).size).toBe(1)
  expect(answers[0]!.json()).toMatchObject({ status: 401, code: 'WRONG_CREDENTIALS' })
  expect(answers.flatMap(({ cookies }) => cookies)).toEqual([])
})

test('an unknown address takes as long as a wrong password', async () => {
  const campus = await makeCampus()
  const fastest = async (emails: string[]) => {
    const times: number[] = []
    for (const email of emails) {
      const before = performance.now()
      await ask(campus, email, 'not the password')
      times.push(performance.now() - before)
    }
    return Math.min(...times)
  }
  const members = [await joinAt(campus), await joinAt(campus), await joinAt(campus)].map(({ email }) => email)
  const known = await fastest(members)
  const unknown = await fastest([1, 2, 3].map(() => freshAddress(campus)))
  expect(unknown).toBeGreaterThan(known / 3)
  expect(known).toBeGreaterThan(unknown / 3)
})

test('only a right password learns that the address is not confirmed', async () => {
  const campus = await makeCampus()
  const answer = await ask(campus, await applyAt(campus), PASSWORD)
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'EMAIL_NOT_VERIFIED'])
})

test('only a right password learns that the account is suspended', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  await campus.command(({ db }) => db.user.updateMany({ where: { email }, data: { status: 'suspended' } }))
  expect((await ask(campus, email, 'not the password')).json().code).toBe('WRONG_CREDENTIALS')
  const answer = await ask(campus, email, PASSWORD)
  expect([answer.statusCode, answer.json().code]).toEqual([403, 'ACCOUNT_SUSPENDED'])
})

test('five wrong tries lock an address, known or not, and the right password waits too', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  for (const address of [email, freshAddress(campus)]) {
    for (let i = 0; i < 5; i++)
      expect((await ask(campus, address, `wrong ${i}`)).json().code).toBe('WRONG_CREDENTIALS')
    const locked = await ask(campus, address, PASSWORD)
    expect([locked.statusCode, locked.json().code]).toEqual([429, 'SIGN_IN_LOCKED'])
    expect(Number(locked.headers['retry-after'])).toBeGreaterThan(50)
    expect(Number(locked.headers['retry-after'])).toBeLessThanOrEqual(60)
  }
  clock.offsetMs = 61_000
  expect((await ask(campus, email, PASSWORD)).statusCode).toBe(200)
})

test('the lock doubles up to an hour and is forgotten after a right password', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  for (let i = 0; i < 5; i++) await ask(campus, email, 'wrong')
  const minutes: number[] = []
  for (let i = 0; i < 9; i++) {
    const wait = Number((await ask(campus, email, 'wrong')).headers['retry-after'])
    minutes.push(Math.round(wait / 60))
    clock.offsetMs += (wait + 1) * 1000
    expect((await ask(campus, email, 'wrong')).statusCode).toBe(401)
  }
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
  clock.offsetMs += 61 * 60_000
  expect((await ask(campus, email, PASSWORD)).statusCode).toBe(200)
  for (let i = 0; i < 4; i++) expect((await ask(campus, email, 'wrong')).statusCode).toBe(401)
  expect((await ask(campus, email, PASSWORD)).statusCode).toBe(200)
})

test('twenty tries at once are no more than five', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => ask(campus, email, `guess ${i}`)))
  const statuses = answers.map(({ statusCode }) => statusCode).sort()
  expect(statuses).toEqual([...Array(5).fill(401), ...Array(15).fill(429)])
})

test('a locked address does not lock another', async () => {
  const campus = await makeCampus()
  const [one, two] = [await joinAt(campus), await joinAt(campus)]
  for (let i = 0; i < 6; i++) await ask(campus, one.email, 'wrong')
  expect((await ask(campus, two.email, PASSWORD)).statusCode).toBe(200)
})

test('the cookies are for this host alone and out of reach of scripts', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  const { cookies, headers } = await ask(campus, email, PASSWORD)
  const own = { path: '/', httpOnly: true, sameSite: 'Lax' }
  expect(cookies).toEqual([
    { name: 'banter_access', value: expect.any(String), maxAge: 900, ...own },
    { name: 'banter_refresh', value: expect.any(String), maxAge: 30 * 86_400, ...own },
  ])
  expect(headers['cache-control']).toBe('private, no-store')
})

test('a password counts as typed: in any Unicode form, but in its own case', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus, 'cr\u00e8me br\u00fbl\u00e9e')
  expect((await ask(campus, email, 'cre\u0300me bru\u0302le\u0301e')).statusCode).toBe(200)
  expect((await ask(campus, email, 'CR\u00c8ME BR\u00dbL\u00c9E')).statusCode).toBe(401)
})

test('a suspended school can be signed in to and read, not changed', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  await campus.command(({ db, school }) =>
    db.school.updateMany({ where: { id: school.id }, data: { status: 'suspended' } }),
  )
  directory.forget(campus.school.slug)
  const { accessToken } = (await ask(campus, email, PASSWORD)).json()
  const headers = { host: campus.host, authorization: `Bearer ${accessToken}` }
  expect((await app.inject({ url: '/api/v1/me', headers })).statusCode).toBe(200)
  const change = await app.inject({ method: 'PATCH', url: '/api/v1/me', headers, payload: { name: 'Nope' } })
  expect([change.statusCode, change.json().code]).toEqual([403, 'SCHOOL_READ_ONLY'])
  const signUp = await postTo(campus.host, '/auth/sign-up', {
    email: 'x@y.test',
    password: PASSWORD,
    name: 'No',
  })
  expect(signUp.json().code).toBe('SCHOOL_READ_ONLY')
  expect((await postTo(campus.host, '/auth/sign-out', {}, headers)).statusCode).toBe(204)
})

test.each([
  ['malformed JSON', '{"email":', 'application/json', 400],
  ['nothing', '', 'application/json', 400],
  ['a form', 'email=a', 'application/x-www-form-urlencoded', 415],
  ['text that is JSON', '{}', 'text/plain', 415],
  ['too much', `{"email":"${'x'.repeat(300_000)}"}`, 'application/json', 413],
  ['a wrong type', '{"email":"a@b.test","password":12345}', 'application/json', 422],
  ['an unknown field', '{"email":"a@b.test","password":"x","admin":true}', 'application/json', 422],
  ['a list', '[]', 'application/json', 422],
  ['a prototype', '{"__proto__":{"admin":true},"email":"a@b.test","password":"x"}', 'application/json', 400],
])('%s is refused with a problem', async (_what, payload, type, status) => {
  const campus = await makeCampus()
  const answer = await app.inject({
    method: 'POST',
    url: '/api/v1/auth/sign-in',
    headers: { host: campus.host, 'content-type': type },
    payload,
  })
  expect(answer.statusCode).toBe(status)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.json()).toMatchObject({ status, code: expect.any(String), detail: expect.any(String) })
  expect(answer.body).not.toMatch(/node_modules|\.ts:/)
})

test.each(['nowhere.campus.test', 'campus.test.evil.test', 'a.b.campus.test', '127.0.0.1:3000'])(
  'the unknown host %s is a 404 problem',
  async (host) => {
    const answer = await postTo(host, '/auth/sign-in', { email: 'a@b.test', password: 'x' })
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'NO_SUCH_SCHOOL'])
  },
)

test('the bare domain has no sign-in', async () => {
  expect(
    (await postTo('campus.test', '/auth/sign-in', { email: 'a@b.test', password: 'x' })).statusCode,
  ).toBe(404)
})
