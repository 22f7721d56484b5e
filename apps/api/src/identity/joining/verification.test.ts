import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { app, makeCampus } from '../../../test/campus.ts'
import { codeIn, linkIn, mailsTo } from '../../../test/mailbox.ts'
import { applyAt, freshAddress, joinAt, PASSWORD, postTo } from '../../../test/newcomer.ts'
import * as contract from '../contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

const other = (code: string) => (code === '000000' ? '000001' : '000000')
const wrong = { status: 422, code: 'WRONG_CODE' }

test('the code signs in, once', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const code = await codeIn(email)
  const { user, accessToken } = await campus.anyone(contract.verifyEmail, { body: { email, code } })
  expect(user).toMatchObject({ email, role: 'student' })
  const me = await app.inject({
    url: '/api/v1/me',
    headers: { host: campus.host, authorization: `Bearer ${accessToken}` },
  })
  expect(me.json()).toMatchObject(user)
  await expect(campus.anyone(contract.verifyEmail, { body: { email, code } })).rejects.toMatchObject(wrong)
})

test('a GET of the link’s address changes nothing; a POST of its token signs in, once', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const { url, token } = await linkIn(email)
  expect(url.host).toBe(campus.host)
  for (const path of [url.pathname + url.search, `/api/v1/auth/verify-email?token=${token}`])
    expect((await app.inject({ url: path, headers: { host: campus.host } })).statusCode).toBe(404)
  await expect(campus.anyone(contract.signIn, { body: { email, password: PASSWORD } })).rejects.toMatchObject(
    { code: 'EMAIL_NOT_VERIFIED' },
  )
  const { user } = await campus.anyone(contract.verifyEmail, { body: { token } })
  expect(user.email).toBe(email)
  await expect(campus.anyone(contract.verifyEmail, { body: { token } })).rejects.toMatchObject({
    code: 'WRONG_TOKEN',
  })
})

test('five wrong codes burn it: then the right one is wrong too, but the link still works', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const code = await codeIn(email)
  const tries = await Promise.allSettled(
    Array.from({ length: 5 }, () =>
      campus.anyone(contract.verifyEmail, { body: { email, code: other(code) } }),
    ),
  )
  expect(tries.every(({ status }) => status === 'rejected')).toBe(true)
  await expect(campus.anyone(contract.verifyEmail, { body: { email, code } })).rejects.toMatchObject(wrong)
  await campus.anyone(contract.verifyEmail, { body: { token: (await linkIn(email)).token } })
})

test('after four wrong ones the right code is still right', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const code = await codeIn(email)
  for (let i = 0; i < 4; i++)
    await expect(
      campus.anyone(contract.verifyEmail, { body: { email, code: other(code) } }),
    ).rejects.toMatchObject(wrong)
  await campus.anyone(contract.verifyEmail, { body: { email, code } })
})

test('a code and a link end after 24 hours', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const { token } = await linkIn(email)
  clock.offsetMs = 24 * 3_600_000 + 1_000
  await expect(
    campus.anyone(contract.verifyEmail, { body: { email, code: await codeIn(email) } }),
  ).rejects.toMatchObject(wrong)
  await expect(campus.anyone(contract.verifyEmail, { body: { token } })).rejects.toMatchObject({
    code: 'WRONG_TOKEN',
  })
})

test('the answer to a wrong code does not tell whether the address waits, has an account or is unknown', async () => {
  const campus = await makeCampus()
  const waiting = await applyAt(campus)
  const { email: member } = await joinAt(campus)
  const code = other(await codeIn(waiting))
  const answers = []
  for (const email of [waiting, member, freshAddress(campus)]) {
    const answer = await postTo(campus.host, '/auth/verify-email', { email, code })
    answers.push({ ...answer.json(), requestId: '' })
  }
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(answers[0]).toMatchObject(wrong)
})

test('a token of one school is nothing at another', async () => {
  const [one, two] = [await makeCampus(), await makeCampus()]
  const { token } = await linkIn(await applyAt(one))
  await expect(two.anyone(contract.verifyEmail, { body: { token } })).rejects.toMatchObject({
    code: 'WRONG_TOKEN',
  })
  await one.anyone(contract.verifyEmail, { body: { token } })
})

test('a code is sent again after 1, 2, 4, 8, 16 minutes and at most six times a day, with the same answer to every address', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const unknown = freshAddress(campus)
  await campus.anyone(contract.resendVerification, { body: { email: unknown } })
  const wait = async (address: string) => {
    const { resendAfter } = await campus.anyone(contract.resendVerification, { body: { email: address } })
    return Math.ceil((Date.parse(resendAfter) - clock.now().getTime()) / 60_000)
  }
  const start = clock.now().getTime()
  for (const [minutes, next] of [
    [1, 2],
    [3, 4],
    [7, 8],
    [15, 16],
  ] as const) {
    clock.offsetMs = minutes * 60_000 - 5_000
    expect([await wait(email), await wait(unknown)]).toEqual([1, 1])
    clock.offsetMs = minutes * 60_000 + 5_000
    expect([await wait(email), await wait(unknown)]).toEqual([next, next])
  }
  clock.offsetMs = 60 * 60_000
  await wait(email)
  clock.offsetMs = 8 * 3_600_000
  expect(await wait(email)).toBeGreaterThan(15 * 60)
  await campus.runJobs()
  expect(await mailsTo(email)).toHaveLength(6)
  expect(await mailsTo(unknown)).toEqual([])
  clock.offsetMs = 25 * 3_600_000
  expect(await wait(email)).toBe(1)
  expect(clock.now().getTime()).toBeGreaterThan(start)
})

test('only the newest code counts', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus)
  const [first, { token }] = [await codeIn(email), await linkIn(email)]
  clock.offsetMs = 2 * 60_000
  await campus.anyone(contract.resendVerification, { body: { email } })
  await campus.runJobs()
  const second = await codeIn(email)
  if (first !== second)
    await expect(campus.anyone(contract.verifyEmail, { body: { email, code: first } })).rejects.toMatchObject(
      wrong,
    )
  await expect(campus.anyone(contract.verifyEmail, { body: { token } })).rejects.toMatchObject({
    code: 'WRONG_TOKEN',
  })
  await campus.anyone(contract.verifyEmail, { body: { email, code: second } })
})
