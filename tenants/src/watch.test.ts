import { testDatabase } from '@banter/prisma/testing'
import { expect, test } from 'vitest'
import { sql } from './database.ts'
import { SchoolDirectory } from './resolve.ts'
import { database, makeSchool } from './testing.ts'
import { watchSchools } from './watch.ts'

const { appUrl } = await testDatabase()

async function watched() {
  const directory = new SchoolDirectory(database, 'campus.test')
  const watch = await watchSchools(appUrl, directory)
  const campus = await makeSchool('Before')
  const host = `${campus.school.slug}.campus.test`
  const nameAt = async (at = host) => {
    const place = await directory.resolve(at)
    return place.at === 'apex' ? 'apex' : place.school.name
  }
  return { directory, watch, campus, nameAt }
}

test('a change of a school is seen at once, far before its minute in the cache is over', async () => {
  const { watch, campus, nameAt } = await watched()
  expect(await nameAt()).toBe('Before')
  await campus.command(({ db, school }) =>
    db.school.updateMany({ where: { id: school.id }, data: { name: 'After' } }),
  )
  await expect.poll(() => nameAt(), { timeout: 3_000 }).toBe('After')
  await watch.close()
})

test('a renamed address answers under the new name and no more under the old', async () => {
  const { watch, campus, nameAt } = await watched()
  const renamed = `${campus.school.slug.slice(0, 20)}-new`
  expect(await nameAt()).toBe('Before')
  await expect(nameAt(`${renamed}.campus.test`)).rejects.toMatchObject({ code: 'NO_SUCH_SCHOOL' })
  await campus.command(({ db, school }) =>
    db.school.updateMany({ where: { id: school.id }, data: { slug: renamed } }),
  )
  await expect
    .poll(() => nameAt(`${renamed}.campus.test`).catch(() => 'unknown'), { timeout: 3_000 })
    .toBe('Before')
  await expect.poll(() => nameAt().catch((error) => error.code)).toBe('NO_SUCH_SCHOOL')
  await watch.close()
})

test('a change of e-mail domains is announced for their school', async () => {
  const forgotten: string[] = []
  const watch = await watchSchools(appUrl, { forget: (slug) => forgotten.push(slug), forgetAll() {} })
  const campus = await makeSchool()
  forgotten.length = 0
  await campus.command(({ db }) => db.emailDomain.create({ data: { domain: `alumni.${campus.domain}` } }))
  await expect.poll(() => forgotten).toContain(campus.school.slug)
  await watch.close()
})

test('a watch whose connection was ended forgets everything, listens again and hears the next change', async () => {
  const { watch, campus, nameAt } = await watched()
  expect(await nameAt()).toBe('Before')
  await database.directory(
    sql`select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'banter-watch' and datname = current_database()`,
  )
  for (const name of ['Second', 'Third']) {
    await campus.command(({ db, school }) =>
      db.school.updateMany({ where: { id: school.id }, data: { name } }),
    )
    await expect.poll(() => nameAt(), { timeout: 5_000 }).toBe(name)
  }
  await watch.close()
})

test('a watch that cannot connect at first says so', async () => {
  const nowhere = new URL(appUrl)
  nowhere.pathname = '/not_there'
  await expect(watchSchools(nowhere.toString(), { forget() {}, forgetAll() {} })).rejects.toThrow(/not_there/)
})
