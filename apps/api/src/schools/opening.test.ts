import { randomUUID } from 'node:crypto'
import { sql } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { beforeAll, expect, test } from 'vitest'
import { clientAt, directory, makeCampus, runDueJobs } from '../../test/campus.ts'
import { linkIn, mailsTo } from '../../test/mailbox.ts'
import { ADMIN_HOST, officer, plans } from '../../test/platform.ts'
import * as identity from '../identity/contract.ts'
import * as contract from './contract.ts'

const PASSWORD = 'correct horse battery'

let root: ReturnType<typeof clientAt>
beforeAll(async () => {
  root = await officer('super_admin')
})

async function deliver(schoolId: string) {
  const school = await directory.byId(schoolId)
  await runDueJobs((work) => database.read(school!, null, work))
}

test('opening a school makes it, announces it and invites its first admin, who takes it over', async () => {
  const body = plans()
  const school = await root(contract.openSchool, { body })
  expect(school).toMatchObject({
    slug: body.slug,
    desc: 'By the lake',
    emailDomains: body.emailDomains,
    status: 'active',
    url: `http://${body.slug}.campus.test`,
  })
  await deliver(school.id)
  const row = await directory.byId(school.id)
  const told = await database.read(row!, null, ({ db }) =>
    db.outboxMessage.findMany({ where: { topic: 'school_created' }, select: { payload: true } }),
  )
  expect(told).toMatchObject([
    {
      payload: {
        school_id: school.id,
        name: 'New College',
        desc: 'By the lake',
        state: 'IL',
        city: 'Springfield',
        country: 'US',
      },
    },
  ])
  const { url, token } = await linkIn(body.adminEmail)
  expect(url.origin).toBe(school.url)
  const anyone = clientAt(`${body.slug}.campus.test`)
  const { user } = await anyone(identity.resetPassword, {
    body: { token, password: PASSWORD, name: 'Dee Dean' },
  })
  expect(user).toMatchObject({ role: 'admin', name: 'Dee Dean', email: body.adminEmail })
})

test('opening twice, also at once, is the same as once, and sends one invitation', async () => {
  const body = plans()
  // Connections that are open already, so that the requests really meet.
  await Promise.all(Array.from({ length: 8 }, () => database.directory(sql`select pg_sleep(0.05)`)))
  const first = await Promise.all(Array.from({ length: 8 }, () => root(contract.openSchool, { body })))
  const again = await root(contract.openSchool, { body })
  expect(new Set([...first, again].map(({ id }) => id)).size).toBe(1)
  await deliver(again.id)
  expect(await mailsTo(body.adminEmail)).toHaveLength(1)
})

test('opening with another name, domain list or first admin is refused', async () => {
  const body = plans()
  await root(contract.openSchool, { body })
  const open = (more: object) => root(contract.openSchool, { body: { ...body, ...more } })
  await expect(open({ name: 'Other College' })).rejects.toMatchObject({ status: 409, code: 'SLUG_TAKEN' })
  await expect(open({ adminEmail: 'eve@evil.test' })).rejects.toMatchObject({
    status: 409,
    code: 'OPENED_FOR_ANOTHER_ADMIN',
  })
  await expect(open({ slug: `${body.slug}x` })).rejects.toMatchObject({ status: 409, code: 'DOMAIN_TAKEN' })
})

test('opening at once under one address with different names makes one of them', async () => {
  const body = plans()
  const tries = await Promise.allSettled(
    ['One College', 'Two College'].map((name, i) =>
      root(contract.openSchool, { body: { ...body, name, emailDomains: [`d${i}.${body.slug}.test`] } }),
    ),
  )
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await database.directory(sql`select id from schools where slug = ${body.slug}`)).toHaveLength(1)
})

test.each(['admin', 'www', 'api', 'xn--test', '-a', 'a_b', 'a.b', 'Ünal'])(
  'opening under the address %s is refused',
  async (slug) => {
    await expect(
      root(contract.openSchool, { body: plans({ slug, emailDomains: [`${randomUUID()}.test`] }) }),
    ).rejects.toMatchObject({ status: 422 })
  },
)

test.each(['nodot', 'a b.test', '@uta.test', 'http://uta.test', 'a..test', '-a.test'])(
  'opening with the e-mail domain %s is refused',
  async (domain) => {
    await expect(
      root(contract.openSchool, { body: plans({ emailDomains: [domain] }) }),
    ).rejects.toMatchObject({ status: 422 })
  },
)

test('opening keeps a domain in another script as punycode, and each domain once', async () => {
  const body = plans()
  const emailDomains = [`k\u00f6ln.${body.slug}.test`, `XN--KLN-SNA.${body.slug}.test`]
  const school = await root(contract.openSchool, { body: { ...body, emailDomains } })
  expect(school.emailDomains).toEqual([`xn--kln-sna.${body.slug}.test`])
})

test('opening is for super-admins, at the platform’s own address', async () => {
  const body = plans()
  const finance = await officer('finance')
  await expect(finance(contract.openSchool, { body })).rejects.toMatchObject({ status: 403 })
  await expect(clientAt(ADMIN_HOST)(contract.openSchool, { body })).rejects.toMatchObject({ status: 401 })
  const campus = await makeCampus()
  const impostor = await campus.person('super_admin', 'Impostor')
  await expect(impostor(contract.openSchool, { body })).rejects.toMatchObject({ status: 404 })
  const abroad = clientAt(ADMIN_HOST, { authorization: `Bearer ${impostor.token}` })
  await expect(abroad(contract.openSchool, { body })).rejects.toMatchObject({ status: 401 })
})
