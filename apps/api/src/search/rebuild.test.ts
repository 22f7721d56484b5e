import { sql } from '@banter/tenants/database'
import { database } from '@banter/tenants/testing'
import { expect, test } from 'vitest'
import { directory, makeCampus, services, type TestCampus } from '../../test/campus.ts'
import { type Mark, rebuildSearch } from './rebuild.ts'
import { searchSchedules } from './schedules.ts'

const POSTS = 1_203

async function full() {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  const author = ann.viewer.id
  await campus.command((ctx) =>
    ctx.sql(sql`insert into posts (id, author_id, body)
      select app.uuid_v7(), ${author}::uuid, 'Post number ' || n from generate_series(1, ${POSTS}::int) n`),
  )
  return { campus, author }
}

async function documents(campus: TestCampus) {
  const rows = await campus.read((ctx) =>
    ctx.sql<{ id: string; body: string }>(
      sql`select kind || subject_id as id, body from search_documents order by kind, subject_id`,
    ),
  )
  return rows.map(({ id, body }) => `${id} ${body}`)
}

test('a rebuild works in batches, goes on from a mark, and a second one changes nothing', async () => {
  const { campus } = await full()
  const marks: Mark[] = []
  await rebuildSearch(campus, {
    onBatch: (mark) => {
      marks.push(mark)
      if (marks.length === 2) throw new Error('stopped')
    },
  }).catch(() => {})
  expect((await documents(campus)).length).toBe(1_000)
  const [, from] = marks
  await rebuildSearch(campus, from ? { from } : {})
  const once = await documents(campus)
  expect(once.length).toBe(POSTS + 1)
  await rebuildSearch(campus)
  expect(await documents(campus)).toEqual(once)
})

test('it writes what changed unnoticed and removes what is gone', async () => {
  const { campus, author } = await full()
  await rebuildSearch(campus)
  await campus.command((ctx) =>
    ctx.sql(sql`update posts set deleted_at = now() where body <> 'Post number 7'`),
  )
  await campus.command((ctx) =>
    ctx.sql(sql`update posts set body = 'Another text' where body = 'Post number 7'`),
  )
  await campus.command((ctx) =>
    ctx.sql(
      sql`insert into search_documents (kind, subject_id, title, made_at) values ('product', ${author}::uuid, 'A ghost', now())`,
    ),
  )
  await rebuildSearch(campus)
  const left = await documents(campus)
  expect([left.length, left.some((one) => one.endsWith('Another text'))]).toEqual([2, true])
})

test('a school that was filled without topics is projected by itself, and one that is projected is left alone', async () => {
  const { campus } = await full()
  const [fill] = searchSchedules
  await fill?.run({ database, directory, services })
  expect((await documents(campus)).length).toBe(POSTS + 1)
  await campus.command((ctx) => ctx.sql(sql`delete from search_documents where kind = 'post'`))
  await fill?.run({ database, directory, services })
  expect((await documents(campus)).length).toBe(1)
})
