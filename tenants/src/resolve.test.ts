import { expect, test } from 'vitest'
import { sql } from './database.ts'
import { openSchool } from './provision.ts'
import { NoSuchSchool, SchoolDirectory } from './resolve.ts'
import { isUsableSlug } from './slugs.ts'
import { database, makeSchool } from './testing.ts'

const directory = new SchoolDirectory(database, 'banter.test:3000')

test('a host leads to its school whatever its case, port or root dot', async () => {
  const { school } = await makeSchool()
  for (const host of [
    `${school.slug}.banter.test`,
    `${school.slug}.banter.test:3000`,
    `${school.slug.toUpperCase()}.BANTER.test.`,
  ])
    expect(await directory.resolve(host)).toMatchObject({ at: 'school', school: { id: school.id } })
  expect(await directory.resolve('banter.test:3000')).toEqual({ at: 'apex' })
})

test.each([
  'unknown.banter.test',
  'banter.test.evil.test',
  'evilbanter.test',
  'a.b.banter.test',
  '',
  '.banter.test',
  'xn--.banter.test',
  '127.0.0.1',
])('nobody lives at %s', async (host) => {
  await expect(directory.resolve(host)).rejects.toThrow(NoSuchSchool)
})

test('a host that only looks like a school’s is nobody’s', async () => {
  const { slug } = (await makeSchool()).school
  for (const host of [
    `${slug}-banter.test`,
    `${slug}xbanter.test:3000`,
    `${slug}.banter.test.evil.test`,
    `${slug}.banter.test@evil.test`,
    `x.${slug}.banter.test`,
    `${slug}..banter.test`,
    `${slug}%2ebanter.test`,
    `${slug} .banter.test`,
    `evil.test/${slug}.banter.test`,
    `${slug}.banter.test, ${slug}.banter.test`,
  ])
    await expect(directory.resolve(host), host).rejects.toThrow(NoSuchSchool)
})

test('a changed school is seen once it is forgotten, an archived one never', async () => {
  const { school, command } = await makeSchool()
  const host = `${school.slug}.banter.test`
  await directory.resolve(host)
  await command((ctx) => ctx.sql(sql`update schools set status = 'suspended' where id = ${school.id}::uuid`))
  expect(await directory.resolve(host)).toMatchObject({ school: { status: 'active' } })
  directory.forget(school.slug)
  expect(await directory.resolve(host)).toMatchObject({ school: { status: 'suspended' } })
  await command((ctx) => ctx.sql(sql`update schools set status = 'archived' where id = ${school.id}::uuid`))
  directory.forgetAll()
  await expect(directory.resolve(host)).rejects.toThrow(NoSuchSchool)
})

test('a job is told a school it has just asked for, until the school is forgotten', async () => {
  const { school, command } = await makeSchool()
  expect(await directory.recent(school.id)).toMatchObject({ name: school.name })
  await command((ctx) => ctx.sql(sql`update schools set name = 'Renamed' where id = ${school.id}::uuid`))
  expect(await directory.recent(school.id)).toMatchObject({ name: school.name })
  expect(await directory.byId(school.id)).toMatchObject({ name: 'Renamed' })
  directory.forget(school.slug)
  expect(await directory.recent(school.id)).toMatchObject({ name: 'Renamed' })
})

test.each([
  'www',
  'api',
  'admin',
  'mail',
  'x',
  'UPPER',
  'a b',
  '-a',
  'a-',
  'xn--80ak6aa92e',
  'a'.repeat(33),
  'a.b',
  '',
])('%j cannot be a slug', (slug) => {
  expect(isUsableSlug(slug)).toBe(false)
})

const place = { description: '', city: 'Ames', state: 'IA', country: 'US', plan: 'trial' }
let n = 0
const fresh = () => `o${Date.now().toString(36)}${n++}`

test('opening a school twice opens it once and does the first work once', async () => {
  const slug = fresh()
  const details = { ...place, slug, name: 'Once', emailDomains: [`${slug}.test`, `alumni.${slug}.test`] }
  let works = 0
  const open = () => openSchool(database, details, async () => ++works)
  const both = await Promise.all([open(), open().catch((error) => error)])
  const again = await open()
  expect(again).toMatchObject({ opened: false, school: { slug } })
  expect(both.some((result) => 'opened' in result && result.opened)).toBe(true)
  expect(await database.directory(sql`select from schools where slug = ${slug}`)).toHaveLength(1)
})

test('an address or a domain that another school has is refused', async () => {
  const slug = fresh()
  const details = { ...place, slug, name: 'First', emailDomains: [`${slug}.test`] }
  await openSchool(database, details, async () => {})
  await expect(openSchool(database, { ...details, name: 'Second' }, async () => {})).rejects.toMatchObject({
    code: 'SLUG_TAKEN',
  })
  await expect(openSchool(database, { ...details, slug: fresh() }, async () => {})).rejects.toMatchObject({
    code: 'DOMAIN_TAKEN',
  })
  await expect(openSchool(database, { ...details, slug: 'api' }, async () => {})).rejects.toMatchObject({
    code: 'SLUG_NOT_USABLE',
  })
})
