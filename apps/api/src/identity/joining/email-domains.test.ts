import { beforeAll, describe, expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../../test/campus.ts'
import { mailsTo } from '../../../test/mailbox.ts'
import { PASSWORD, postTo } from '../../../test/newcomer.ts'

let campus: TestCampus
beforeAll(async () => {
  campus = await makeCampus()
  await campus.command(({ db }) =>
    db.emailDomain.create({ data: { domain: `xn--kln-sna.${campus.domain}` } }),
  )
})

async function signUp(email: unknown) {
  const answer = await postTo(campus.host, '/auth/sign-up', { email, password: PASSWORD, name: 'Tricky' })
  return {
    status: answer.statusCode,
    ...(answer.json() as { code?: string; fields?: Record<string, string> }),
  }
}

const people = () => campus.read(({ db }) => db.user.findMany({ select: { email: true } }))

describe('an address of a foreign domain is refused on the field, whatever it looks like', () => {
  test.each<[string, (domain: string) => unknown]>([
    ['ends alike', (d) => `a@evil-${d}`],
    ['ends alike without a hyphen', (d) => `a@evil${d}`],
    ['is a subdomain', (d) => `a@cs.${d}`],
    ['goes on after it', (d) => `a@${d}.evil.test`],
    ['is another one', () => 'a@gmail.com'],
    ['has a letter of another script', (d) => `a@${d.replace('t', '\u0442')}`],
    ['has it in front of the @', (d) => `a@${d}@evil.test`],
    ['has it as a name', (d) => `"a@${d}"@evil.test`],
    ['has it after a plus', (d) => `a+@evil.test+${d}`],
    ['has two @', (d) => `a@evil.test@${d}`],
    ['is quoted', (d) => `"a b"@${d}`],
    ['has a comment', (d) => `a(x)@${d}`],
    ['is two addresses', (d) => `a@evil.test,b@${d}`],
    ['is two with a space', (d) => `a@evil.test b@${d}`],
    ['has a display name', (d) => `Ann <a@${d}>`],
    ['ends with CRLF', (d) => `a@${d}\r\n`],
    ['has a header in it', (d) => `a@${d}\r\nBcc: all@evil.test`],
    ['has a bell', (d) => `a\u0007@${d}`],
    ['has a letter that is lower-cased to an ordinary one', (d) => `\u212Aate@${d}`],
    ['ends with a dot', (d) => `a@${d}.`],
    ['has a path', (d) => `a@${d}/x`],
    ['is too long', (d) => `${'a'.repeat(250)}@${d}`],
    ['is no text', (d) => [`a@${d}`]],
    ['is empty', () => ''],
  ])('%s', async (_what, address) => {
    const answer = await signUp(address(campus.domain))
    expect(answer.status).toBe(422)
    expect(Object.keys(answer.fields ?? {})).toEqual(['email'])
    expect(await people()).toEqual([])
  })
})

test('upper case, spaces around and a plus are an ordinary address', async () => {
  const { domain } = campus
  expect(await signUp(`  Upper.Case+tag@${domain.toUpperCase()} `)).toMatchObject({ status: 202 })
  await campus.runJobs()
  expect(await people()).toEqual([{ email: `upper.case+tag@${domain}` }])
  expect(await mailsTo(`upper.case+tag@${domain}`)).toHaveLength(1)
})

test('a domain in another script is the same as its punycode', async () => {
  expect(await signUp(`ann@k\u00f6ln.${campus.domain}`)).toMatchObject({ status: 202 })
  expect(await people()).toContainEqual({ email: `ann@xn--kln-sna.${campus.domain}` })
})

test('the refusal names the domains that count: they are public', async () => {
  const answer = await signUp('a@gmail.com')
  expect(answer).toMatchObject({ code: 'NOT_A_SCHOOL_ADDRESS' })
  expect(answer.fields?.email).toContain(`@${campus.domain}`)
})
