import { sql } from '@banter/tenants/database'
import { describe, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { getPost, listPosts } from '../contract.ts'
import { block, bodies, saidOn, say } from '../testing.ts'
import { likePost, listLikers, savePost, unlikePost, unsavePost, vote } from './contract.ts'

const students = (campus: TestCampus, number: number) =>
  Promise.all(Array.from({ length: number }, (_, i) => campus.student(`Student ${i}`)))

async function likesOf(campus: TestCampus, id: string) {
  const [row] = await campus.read((ctx) =>
    ctx.sql<{ counted: number; there: number }>(sql`
      select p.like_count as counted, (select count(*)::int from post_likes l where l.post_id = p.id) as there
        from posts p where p.id = ${id}::uuid`),
  )
  return row
}

describe('likes', () => {
  test('liking twice is once, and the author is told once', async () => {
    const campus = await makeCampus()
    const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
    const { id } = await say(ann, 'Like me')
    const params = { id }
    expect(await bob(likePost, { params })).toEqual({ liked: true, likeCount: 1 })
    expect(await bob(likePost, { params })).toEqual({ liked: true, likeCount: 1 })
    expect(await bob(getPost, { params })).toMatchObject({ liked: true, likeCount: 1 })
    expect(await ann(getPost, { params })).toMatchObject({ liked: false, likeCount: 1 })
    expect(await bob(unlikePost, { params })).toEqual({ liked: false, likeCount: 0 })
    expect(await bob(unlikePost, { params })).toEqual({ liked: false, likeCount: 0 })
    await ann(likePost, { params })
    const about = { post_id: id, author_id: ann.viewer.id, school_id: campus.school.id, club_id: null }
    expect(await saidOn(campus, 'post_liked')).toEqual([{ ...about, actor_id: bob.viewer.id }])
  })

  test('fifty people who like and unlike at once are counted exactly', async () => {
    const campus = await makeCampus()
    const ann = await campus.student('Ann')
    const { id } = await say(ann, 'Popular')
    const crowd = await students(campus, 50)
    const params = { id }
    await Promise.all(crowd.flatMap((one) => [one(likePost, { params }), one(likePost, { params })]))
    expect(await likesOf(campus, id)).toEqual({ counted: 50, there: 50 })
    await Promise.all(
      crowd.flatMap((one, i) =>
        i % 2 ? [one(unlikePost, { params }), one(unlikePost, { params })] : [one(likePost, { params })],
      ),
    )
    expect(await likesOf(campus, id)).toEqual({ counted: 25, there: 25 })
    await Promise.all(crowd.flatMap((one) => [one(unlikePost, { params }), one(likePost, { params })]))
    const after = await likesOf(campus, id)
    expect(after?.counted).toBe(after?.there)
  })

  test('who likes it is read in pages, without those who hold their entry or have blocked one', async () => {
    const campus = await makeCampus()
    const [ann, ...crowd] = await students(campus, 6)
    const { id } = await say(ann!, 'Like me')
    for (const one of crowd) await one(likePost, { params: { id } })
    const [held, blocked] = crowd as [Asker, Asker]
    await campus.command((ctx) =>
      ctx.sql(sql`update users set directory_hold = true where id = ${held.viewer.id}::uuid`),
    )
    await block(campus, blocked, ann!)
    const first = await ann!(listLikers, { params: { id }, querystring: { limit: 2 } })
    const second = await ann!(listLikers, {
      params: { id },
      querystring: { limit: 2, cursor: first.nextCursor! },
    })
    const names = [...first.items, ...second.items].map(({ name }) => name)
    expect(names).toEqual(['Student 5', 'Student 4', 'Student 3'])
    expect(second.nextCursor).toBeNull()
  })
})

test('what is saved is one’s own to know', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const [one, two] = [await say(ann, 'one'), await say(ann, 'two')]
  const saved = (who: Asker) => who(listPosts, { querystring: { saved: 'true' } })
  await bob(savePost, { params: { id: one.id } })
  await bob(savePost, { params: { id: one.id } })
  await bob(savePost, { params: { id: two.id } })
  expect(bodies(await saved(bob))).toEqual(['two', 'one'])
  expect(bodies(await saved(ann))).toEqual([])
  await bob(unsavePost, { params: { id: two.id } })
  expect((await saved(bob)).items).toMatchObject([{ body: 'one', saved: true }])
})

describe('polls', () => {
  const poll = { options: ['Tea', 'Coffee', 'Water'] }

  test('results are told to those who voted, and to all in the end', async () => {
    const campus = await makeCampus()
    const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
    const { id, poll: fresh } = await say(ann, 'What to drink?', { poll })
    const params = { id }
    expect(fresh).toMatchObject({ voted: false, options: [{ label: 'Tea', votes: null }, {}, {}] })
    const voted = await bob(vote, { params, body: { positions: [1] } })
    expect(voted.options.map(({ votes, mine }) => [votes, mine])).toEqual([
      [0, false],
      [1, true],
      [0, false],
    ])
    expect((await bob(getPost, { params })).poll).toEqual(voted)
    expect((await ann(getPost, { params })).poll?.options[1]).toMatchObject({ votes: null, mine: false })
    await campus.command((ctx) => ctx.sql(sql`update posts set poll_ends_at = now() where id = ${id}::uuid`))
    expect((await ann(getPost, { params })).poll).toMatchObject({
      ended: true,
      options: [{ votes: 0 }, { votes: 1 }, {}],
    })
    await expect(ann(vote, { params, body: { positions: [1] } })).rejects.toMatchObject({
      code: 'POLL_ENDED',
    })
  })

  test('one person has one ballot, however many arrive at once', async () => {
    const campus = await makeCampus()
    const ann = await campus.student('Ann')
    const { id } = await say(ann, 'Several', { poll: { ...poll, multiple: true } })
    const crowd = await students(campus, 20)
    const ballots = [[0, 1], [1, 2], [2]]
    const cast = await Promise.allSettled(
      crowd.flatMap((one) => ballots.map((positions) => one(vote, { params: { id }, body: { positions } }))),
    )
    expect(cast.filter(({ status }) => status === 'fulfilled')).toHaveLength(20)
    for (const one of cast)
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ status: 409, code: 'ALREADY_VOTED' })
    const [sums] = await campus.read((ctx) =>
      ctx.sql<{ counted: number; there: number; people: number }>(sql`
        select (select sum(votes)::int from poll_options where post_id = ${id}::uuid) as counted, count(*)::int as there,
               count(distinct user_id)::int as people
          from poll_votes where post_id = ${id}::uuid`),
    )
    expect(sums?.people).toBe(20)
    expect(sums?.counted).toBe(sums?.there)
  })

  test('a ballot names answers that there are, and one where only one is asked for', async () => {
    const campus = await makeCampus()
    const ann = await campus.student('Ann')
    const single = await say(ann, 'One', { poll })
    const plain = await say(ann, 'No poll')
    const cast = (id: string, positions: number[]) => ann(vote, { params: { id }, body: { positions } })
    await expect(cast(single.id, [0, 1])).rejects.toMatchObject({ code: 'WRONG_BALLOT' })
    await expect(cast(single.id, [5])).rejects.toMatchObject({ code: 'WRONG_BALLOT' })
    await expect(cast(plain.id, [0])).rejects.toMatchObject({ status: 404 })
    expect(await cast(single.id, [2, 2])).toMatchObject({ voted: true })
    for (const options of [['One'], ['Same', 'same'], Array.from({ length: 7 }, (_, i) => `${i}`)])
      await expect(say(ann, 'Wrong', { poll: { options } })).rejects.toMatchObject({ status: 422 })
    const past = new Date(Date.now() - 1000).toISOString()
    await expect(say(ann, 'Over', { poll: { ...poll, endsAt: past } })).rejects.toMatchObject({
      code: 'WRONG_POLL',
    })
  })
})
