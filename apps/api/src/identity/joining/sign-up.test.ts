import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../../test/campus.ts'
import { codeIn, lastMailTo, mailsTo } from '../../../test/mailbox.ts'
import { applyAt, freshAddress, joinAt, PASSWORD, postTo } from '../../../test/newcomer.ts'
import * as contract from '../contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const body = (email: string) => ({ email, password: PASSWORD, name: 'Nia Newcomer' })
const ask = (campus: TestCampus, email: string) => postTo(campus.host, '/auth/sign-up', body(email))

test('a newcomer gets a code and a link by mail, and neither is kept in the database', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const received = await lastMailTo(email)
  const code = await codeIn(email)
  expect(received).toMatchObject({ to: email, subject: `Your code for ${campus.school.name} on Banter` })
  expect(received.html).toContain(code)
  expect(received.text).toContain(`http://${campus.host}/verify?token=`)
  const token = received.text.match(/token=(\S+)/)?.[1] ?? 'none'
  const kept = await campus.read((ctx) =>
    ctx.sql<{ row: string }>(sql`
      select row_to_json(o)::text as row from outbox o union all select row_to_json(m)::text from mails m
      union all select row_to_json(c)::text from email_codes c union all select row_to_json(u)::text from users u`),
  )
  expect(kept.length).toBeGreaterThan(3)
  expect(
    kept.filter(({ row }) => row.includes(code) || row.includes(token) || row.includes(PASSWORD)),
  ).toEqual([])
})

test('the answer to an address that has an account is the same as to a new one; its owner is told by mail', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  clock.offsetMs = 25 * 3_600_000
  const times: number[][] = [[], []]
  for (let i = 0; i < 4; i++)
    for (const [j, address] of [email, freshAddress(campus)].entries()) {
      const before = performance.now()
      const answer = await ask(campus, address)
      times[j]!.push(performance.now() - before)
      expect(answer.statusCode).toBe(202)
      expect(Object.keys(answer.json())).toEqual(['resendAfter'])
    }
  // Both hash a password: neither answers at once.
  expect(Math.min(...times[0]!)).toBeGreaterThan(Math.min(...times[1]!) / 3)
  expect(Math.min(...times[1]!)).toBeGreaterThan(Math.min(...times[0]!) / 3)
  await campus.runJobs()
  expect((await lastMailTo(email)).subject).toMatch(/already have an account/)
  expect((await lastMailTo(email)).text).not.toMatch(/token=|^ *\d{6}$/m)
})

test('asking twice waits the same for an address that has an account as for one that waits for its code', async () => {
  const campus = await makeCampus()
  const { email } = await joinAt(campus)
  clock.offsetMs = 25 * 3_600_000
  const waits = async (address: string) => {
    const all: number[] = []
    for (let i = 0; i < 7; i++) {
      const { resendAfter } = (await ask(campus, address)).json()
      all.push(Math.round((Date.parse(resendAfter) - clock.now().getTime()) / 60_000))
    }
    return all
  }
  expect(await waits(email)).toEqual(await waits(freshAddress(campus)))
})

test('an account that exists is not changed by a sign-up', async () => {
  const campus = await makeCampus()
  const { email, password } = await joinAt(campus)
  await ask(campus, email)
  await campus.anyone(contract.signUp, { body: { email, password: 'another password', name: 'Eve' } })
  const { user } = await campus.anyone(contract.signIn, { body: { email, password } })
  expect(user.name).toBe('Nia Newcomer')
  await expect(
    campus.anyone(contract.signIn, { body: { email, password: 'another password' } }),
  ).rejects.toMatchObject({ code: 'WRONG_CREDENTIALS' })
})

test('signing up again before the address is confirmed replaces name and password, and the code', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const first = await codeIn(email)
  await campus.anyone(contract.signUp, {
    body: { email, password: 'a better password', name: 'Nia Renamed' },
  })
  await campus.runJobs()
  const second = await codeIn(email)
  if (first !== second)
    await expect(campus.anyone(contract.verifyEmail, { body: { email, code: first } })).rejects.toMatchObject(
      { code: 'WRONG_CODE' },
    )
  const { user } = await campus.anyone(contract.verifyEmail, { body: { email, code: second } })
  expect(user.name).toBe('Nia Renamed')
  await campus.anyone(contract.signIn, { body: { email, password: 'a better password' } })
})

test('the code of one application does not confirm what a stranger asked for after it', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const code = await codeIn(email)
  const stranger = { email, password: 'the password of Eve', name: 'Eve' }
  await campus.anyone(contract.signUp, { body: stranger })
  await expect(campus.anyone(contract.verifyEmail, { body: { email, code } })).rejects.toMatchObject({
    code: 'WRONG_CODE',
  })
})

test('an application that no mail goes out for changes nothing', async () => {
  const campus = await makeCampus()
  const email = freshAddress(campus)
  for (let i = 0; i < 6; i++) await ask(campus, email)
  await campus.runJobs()
  const code = await codeIn(email)
  await campus.anyone(contract.signUp, { body: { email, password: 'the password of Eve', name: 'Eve' } })
  const { user } = await campus.anyone(contract.verifyEmail, { body: { email, code } })
  expect(user.name).toBe('Nia Newcomer')
  await campus.anyone(contract.signIn, { body: { email, password: PASSWORD } })
})

test('an address is written to at most six times a day, however often it signs up', async () => {
  const campus = await makeCampus()
  const email = freshAddress(campus)
  for (let i = 0; i < 9; i++) {
    await ask(campus, email)
    await campus.runJobs()
  }
  expect(await mailsTo(email)).toHaveLength(6)
})

test('two sign-ups at once make one person', async () => {
  const campus = await makeCampus()
  const email = freshAddress(campus)
  const answers = await Promise.all([ask(campus, email), ask(campus, email), ask(campus, email)])
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([202, 202, 202])
  expect(await campus.read(({ db }) => db.user.count({ where: { email } }))).toBe(1)
  await campus.runJobs()
  await campus.anyone(contract.verifyEmail, { body: { email, code: await codeIn(email) } })
})

test('the same address at two schools is two people', async () => {
  const [one, other] = [await makeCampus(), await makeCampus()]
  const { email } = await joinAt(one)
  await other.command(({ db }) => db.emailDomain.create({ data: { domain: `mail.${other.domain}` } }))
  await expect(other.anyone(contract.signUp, { body: body(email) })).rejects.toMatchObject({
    code: 'NOT_A_SCHOOL_ADDRESS',
  })
  await expect(other.anyone(contract.signIn, { body: { email, password: PASSWORD } })).rejects.toMatchObject({
    code: 'WRONG_CREDENTIALS',
  })
})

test('who is new is announced when the address is confirmed, not before, and once', async () => {
  const campus = await makeCampus()
  const email = freshAddress(campus)
  await campus.anyone(contract.signUp, { body: { ...body(email), major: 'Physics', phone: '+1 555 0100' } })
  await campus.runJobs()
  const told = (topic: string) =>
    campus.read(({ db }) => db.outboxMessage.findMany({ where: { topic }, select: { payload: true } }))
  expect(await told('user_created')).toEqual([])
  const { user } = await campus.anyone(contract.verifyEmail, { body: { email, code: await codeIn(email) } })
  await campus.anyone(contract.signIn, { body: { email, password: PASSWORD } })
  const person = {
    user_id: user.id,
    name: 'Nia Newcomer',
    school_id: campus.school.id,
    phone: null,
    major: 'Physics',
    dp: null,
  }
  expect(await told('user_created')).toEqual([{ payload: { ...person, role: 'student', verified: true } }])
  const logins = await told('user_logged_in')
  expect(logins.map(({ payload }) => payload)).toEqual([
    { ...person, method: 'email', at: expect.any(String) },
    { ...person, method: 'password', at: expect.any(String) },
  ])
})
