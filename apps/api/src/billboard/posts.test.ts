import { sql } from '@banter/tenants/database'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeCampus, type TestCampus } from '../../test/campus.ts'
import { analyze, planOf } from '../../test/plan.ts'
import { newId } from '../http/contract.ts'
import { writeCursor } from '../http/cursor.ts'
import { createPost, deletePost, getPost, listPosts } from './contract.ts'
import { billboardQuery } from './posts.ts'

const bodies = ({ items }: { items: { body: string }[] }) => items.map(({ body }) => body)
const say = (body: string, id?: string) => ({ body: { body, ...(id ? { id } : {}) } })

test('another school does not see the billboard', async () => {
  const [here, there] = await Promise.all([makeCampus(), makeCampus()])
  const [ann, stranger] = await Promise.all([here.student('Ann'), there.admin()])
  const post = await ann(createPost, say('Hello campus'))
  expect(await stranger(listPosts)).toEqual({ items: [], nextCursor: null })
  for (const endpoint of [getPost, deletePost])
    await expect(stranger(endpoint, { params: { id: post.id } })).rejects.toMatchObject({ status: 404 })
  expect((await ann(listPosts)).items).toEqual([
    { ...post, author: { id: ann.viewer.id, name: 'Ann' }, mine: true, mayDelete: true },
  ])
})

test('pages are stable while others post', async () => {
  const campus = await makeCampus()
  const ann = await campus.student('Ann')
  for (const body of ['1', '2', '3']) await ann(createPost, say(body))
  const first = await ann(listPosts, { querystring: { limit: 2 } })
  expect(bodies(first)).toEqual(['3', '2'])
  await ann(createPost, say('4'))
  const second = await ann(listPosts, { querystring: { limit: 2, cursor: first.nextCursor! } })
  expect(second).toMatchObject({ items: [{ body: '1' }], nextCursor: null })
})

test('everyone’s, one author’s and one’s own posts are told apart', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  await ann(createPost, say('from Ann'))
  await bob(createPost, say('from Bob'))
  expect(bodies(await ann(listPosts, { querystring: { scope: 'school' } }))).toEqual(['from Bob', 'from Ann'])
  expect(bodies(await ann(listPosts, { querystring: { author: bob.viewer.id } }))).toEqual(['from Bob'])
  expect(bodies(await ann(listPosts, { querystring: { author: 'me' } }))).toEqual(['from Ann'])
  expect(bodies(await ann(listPosts, { querystring: { author: newId() } }))).toEqual([])
})

test.each(['x', writeCursor(['x']), writeCursor([newId(), 1]), writeCursor([])])(
  'the forged cursor %j is refused',
  async (cursor) => {
    const ann = await (await makeCampus()).student()
    await expect(ann(listPosts, { querystring: { cursor } })).rejects.toMatchObject({
      status: 422,
      code: 'INVALID_CURSOR',
    })
  },
)

describe('posting', () => {
  test('sending the same post twice posts it once and tells it once', async () => {
    const campus = await makeCampus()
    const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
    const id = newId()
    const [first, second] = await Promise.all([
      ann(createPost, say('Once', id)),
      ann(createPost, say('Once', id)),
    ])
    expect(second).toEqual(first)
    expect(bodies(await ann(listPosts))).toEqual(['Once'])
    const taken = { status: 409, code: 'ID_TAKEN' }
    await expect(ann(createPost, say('Twice', id))).rejects.toMatchObject(taken)
    await expect(bob(createPost, say('Once', id))).rejects.toMatchObject(taken)
    const said = await campus.read((ctx) =>
      ctx.sql(sql`select payload from outbox where topic = 'post_created'`),
    )
    expect(said).toEqual([
      { payload: { post_id: id, author_id: ann.viewer.id, school_id: campus.school.id } },
    ])
  })

  test('text is kept as it was written, and must be some', async () => {
    const ann = await (await makeCampus()).student()
    const nasty = '<img src=x onerror=alert(1)>\n\nsecond paragraph & “quotes” 🎓'
    const { id } = await ann(createPost, say(nasty))
    expect((await ann(getPost, { params: { id } })).body).toBe(nasty)
    for (const body of ['', '   \n ', 'x'.repeat(5_001)])
      await expect(ann(createPost, say(body))).rejects.toMatchObject({
        status: 422,
        fields: { body: expect.any(String) },
      })
  })

  test('a zero byte is refused, not a failure', async () => {
    const ann = await (await makeCampus()).student()
    await expect(ann(createPost, say('a\u0000b'))).rejects.toMatchObject({ status: 422 })
  })

  test('an id from the future cannot hold the top of the billboard', async () => {
    const ann = await (await makeCampus()).student()
    await expect(ann(createPost, say('First!', newId(Date.now() + 86_400_000)))).rejects.toMatchObject({
      code: 'ID_AHEAD',
    })
  })
})

describe('deleting', () => {
  test('the author may and a moderator may, another student may not', async () => {
    const campus = await makeCampus()
    const [ann, bob, mo] = await Promise.all([
      campus.student('Ann'),
      campus.student('Bob'),
      campus.moderator(),
    ])
    const [one, two] = [await ann(createPost, say('one')), await ann(createPost, say('two'))]
    await expect(bob(deletePost, { params: { id: one.id } })).rejects.toMatchObject({
      status: 403,
      code: 'NOT_YOUR_POST',
    })
    expect((await bob(getPost, { params: { id: one.id } })).mayDelete).toBe(false)
    expect((await mo(getPost, { params: { id: one.id } })).mayDelete).toBe(true)
    await ann(deletePost, { params: { id: one.id } })
    await mo(deletePost, { params: { id: two.id } })
    expect(await bob(listPosts)).toEqual({ items: [], nextCursor: null })
    for (const { id } of [one, two])
      for (const endpoint of [getPost, deletePost])
        await expect(ann(endpoint, { params: { id } })).rejects.toMatchObject({ status: 404 })
    const said = await campus.read((ctx) =>
      ctx.sql(sql`select payload->>'deleted_by' as by from outbox where topic = 'post_deleted' order by seq`),
    )
    expect(said).toEqual([{ by: ann.viewer.id }, { by: mo.viewer.id }])
  })
})

describe('in a database of many schools', () => {
  let campus: TestCampus
  let viewer: Awaited<ReturnType<TestCampus['student']>>['viewer']

  beforeAll(async () => {
    for (let i = 0; i < 4; i++) {
      campus = await makeCampus()
      viewer = (await campus.student()).viewer
      await campus.command(async (ctx) => {
        await ctx.sql(sql`
          insert into users (id, email, name, updated_at)
          select app.uuid_v7(), 'author' || n || '@' || ${campus.domain}, 'Author ' || n, now() from generate_series(1, 400) n`)
        await ctx.sql(sql`
          insert into posts (id, author_id, body, deleted_at)
          select app.uuid_v7(), u.id, 'Post ' || n, case when n % 3 = 0 then now() end
            from generate_series(1, 2000) n
            join (select id, row_number() over () as place from users) u on u.place = 1 + n % 401`)
      })
    }
    await analyze('posts', 'users')
  })

  test.each([
    [{}, 'posts_newest_hot'],
    [{ cursor: writeCursor(['0199aaaa-0000-7000-8000-000000000000']) }, 'posts_newest_hot'],
    [{ author: 'me' }, 'posts_author_hot'],
  ])('the list for %j reads its index and neither sorts nor scans', async (asked, index) => {
    const plan = await planOf(campus, billboardQuery(viewer, listPosts.schema.querystring.parse(asked)))
    expect(plan.join('\n')).toContain(index)
    expect(plan.filter((step) => /Sort|Seq Scan/.test(step))).toEqual([])
  })
})
