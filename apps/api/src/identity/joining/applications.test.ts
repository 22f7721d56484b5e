import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../../test/campus.ts'
import { codeIn, lastMailTo, linkIn } from '../../../test/mailbox.ts'
import { applyAt, freshAddress, PASSWORD, postTo } from '../../../test/newcomer.ts'
import * as contract from '../contract.ts'

const STRANGERS = 'the password of Eve'
const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0'

const browser = () => randomBytes(32).toString('base64url')

async function apply(campus: TestCampus, email: string, password: string, verifier: string) {
  const payload = { email, password, name: 'Nia Newcomer', verifier }
  await postTo(campus.host, '/auth/sign-up', payload, { 'user-agent': FIREFOX })
  await campus.runJobs()
  return { code: await codeIn(email), token: (await linkIn(email)).token }
}

/** Somebody and, after them, a stranger ask with the same address. */
async function disputed() {
  const campus = await makeCampus()
  const email = freshAddress(campus)
  const [own, strangers] = [browser(), browser()]
  const mine = await apply(campus, email, PASSWORD, own)
  const theirs = await apply(campus, email, STRANGERS, strangers)
  const confirm = (body: object) => campus.anyone(contract.verifyEmail, { body: body as never })
  const opens = (password: string) =>
    campus.anyone(contract.signIn, { body: { email, password } }).then(
      () => true,
      () => false,
    )
  return { campus, email, own, strangers, mine, theirs, confirm, opens }
}

test('the newer code, which a stranger asked for, does not confirm in the browser of the first', async () => {
  const { email, own, mine, theirs, confirm, opens } = await disputed()
  await expect(confirm({ email, code: theirs.code, verifier: own })).rejects.toMatchObject({
    code: 'WRONG_CODE',
  })
  await expect(confirm({ email, code: theirs.code })).rejects.toMatchObject({ code: 'WRONG_CODE' })
  const { user } = await confirm({ email, code: mine.code, verifier: own })
  expect(user.email).toBe(email)
  expect([await opens(PASSWORD), await opens(STRANGERS)]).toEqual([true, false])
})

test('a link opened where its account was not asked for wants a password, and that one counts', async () => {
  const { own, theirs, confirm, opens } = await disputed()
  for (const proof of [{}, { verifier: own }])
    await expect(confirm({ token: theirs.token, ...proof })).rejects.toMatchObject({
      code: 'PASSWORD_NEEDED',
      status: 422,
    })
  await confirm({ token: theirs.token, verifier: own, password: 'chosen just now' })
  expect([await opens('chosen just now'), await opens(STRANGERS), await opens(PASSWORD)]).toEqual([
    true,
    false,
    false,
  ])
})

test('a code typed on another device, with a password chosen there, sets that one', async () => {
  const { email, mine, confirm, opens } = await disputed()
  await confirm({ email, code: mine.code, password: 'chosen on the phone' })
  expect([await opens('chosen on the phone'), await opens(PASSWORD), await opens(STRANGERS)]).toEqual([
    true,
    false,
    false,
  ])
})

test('what a stranger asked for without a browser is not taken over by a link', async () => {
  const campus = await makeCampus()
  const email = await applyAt(campus, undefined, STRANGERS)
  const { token } = await linkIn(email)
  const body = { token, verifier: browser() }
  await expect(campus.anyone(contract.verifyEmail, { body })).rejects.toMatchObject({
    code: 'PASSWORD_NEEDED',
  })
})

test('asking again in the same browser replaces what it asked for', async () => {
  const campus = await makeCampus()
  const email = freshAddress(campus)
  const verifier = browser()
  const first = await apply(campus, email, 'a password with a slip', verifier)
  const second = await apply(campus, email, PASSWORD, verifier)
  const confirm = (code: string) => campus.anyone(contract.verifyEmail, { body: { email, code, verifier } })
  if (first.code !== second.code)
    await expect(confirm(first.code)).rejects.toMatchObject({ code: 'WRONG_CODE' })
  await confirm(second.code)
  await campus.anyone(contract.signIn, { body: { email, password: PASSWORD } })
})

test('the mail says when and from which device it was asked for, and that somebody else asked as well', async () => {
  const { email } = await disputed()
  const { text } = await lastMailTo(email)
  expect(text).toMatch(/It was asked for on \w+ \d+, \d{4} at .*\(UTC\) from Firefox on Linux\./)
  expect(text).toContain('Somebody else asked for an account with your address')
  expect(text).not.toContain('rv:127')
})

test('wrong codes typed by others do not burn the code of this browser', async () => {
  const { email, own, strangers, mine, confirm } = await disputed()
  const wrong = mine.code === '000000' ? '000001' : '000000'
  for (let i = 0; i < 6; i++) await confirm({ email, code: wrong, verifier: strangers }).catch(() => {})
  for (let i = 0; i < 6; i++) await confirm({ email, code: wrong }).catch(() => {})
  await confirm({ email, code: mine.code, verifier: own })
})
