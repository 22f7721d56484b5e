import { sql } from '@banter/tenants/database'
import { describe, expect, test } from 'vitest'
import { makeCampus } from '../../../test/campus.ts'
import { newId } from '../../http/contract.ts'
import { createComment } from '../comments/contract.ts'
import { editPost, listPosts, mentionToken } from '../contract.ts'
import { suggestMentions, suggestTags } from '../drafts/contract.ts'
import { block, bodies, makeClub, saidOn, say } from '../testing.ts'
import { hashtagsIn } from './hashtags.ts'

test.each([
  ['Come to #ChessNight and #chessnight, #c\u00f4ng_ngh\u1ec7!', ['chessnight', 'c\u00f4ng_ngh\u1ec7']],
  ['We are #1, C# and a&#39; https://x.test/#frag ##double', []],
  ['(#a11y) #go', ['a11y', 'go']],
])('the hashtags of %j', (text, tags) => {
  expect(hashtagsIn(text)).toEqual(tags)
})

const at = (id: string, kind: 'person' | 'club' = 'person') => mentionToken({ kind, id })

async function makePeople() {
  const campus = await makeCampus()
  const [ann, bob, cy, dee] = await Promise.all(
    ['Ann Lee', 'Bob Stone', 'Cy Young', 'Dee Ray'].map((name) => campus.student(name)),
  )
  return { campus, ann: ann!, bob: bob!, cy: cy!, dee: dee! }
}

const hold = (campus: Awaited<ReturnType<typeof makeCampus>>, id: string) =>
  campus.command((ctx) => ctx.sql(sql`update users set directory_hold = true where id = ${id}::uuid`))

describe('naming somebody', () => {
  test('a token becomes the name of then; who is named is told and finds it', async () => {
    const { campus, ann, bob } = await makePeople()
    const club = await makeClub(campus, [[ann, 'member']])
    const post = await say(
      ann,
      `Thanks ${at(bob.viewer.id)} and ${at(club.id, 'club')}, says ${at(ann.viewer.id)}`,
    )
    expect(post).toMatchObject({
      body: 'Thanks @Bob Stone and @Chess Club, says @Ann Lee',
      mentions: [
        { kind: 'person', id: bob.viewer.id, text: '@Bob Stone' },
        { kind: 'club', id: club.id, text: '@Chess Club' },
        { kind: 'person', id: ann.viewer.id },
      ],
    })
    expect(await saidOn(campus, 'post_mentioned')).toMatchObject([
      { user_ids: [bob.viewer.id], club_ids: [club.id] },
    ])
    expect(bodies(await bob(listPosts, { querystring: { mentions: 'me' } }))).toEqual([post.body])
    const edited = await ann(editPost, {
      params: { id: post.id },
      body: { body: `Thanks @Bob Stone, again ${at(bob.viewer.id)}` },
    })
    expect(edited.mentions).toMatchObject([{ id: bob.viewer.id }])
    expect(await saidOn(campus, 'post_mentioned')).toHaveLength(1)
  })

  test('neither who has blocked the writer, nor who holds their entry, nor who is nobody, can be named', async () => {
    const { campus, ann, bob, cy } = await makePeople()
    await block(campus, bob, ann)
    await hold(campus, cy.viewer.id)
    const hidden = await makeClub(campus, [[bob, 'member']], { hidden: true })
    for (const token of [at(bob.viewer.id), at(cy.viewer.id), at(newId()), at(hidden.id, 'club')])
      await expect(say(ann, `Hi ${token}`)).rejects.toMatchObject({ status: 422, code: 'UNKNOWN_MENTION' })
    const many = Array.from({ length: 21 }, () => at(newId())).join(' ')
    await expect(say(ann, many)).rejects.toMatchObject({ code: 'TOO_MANY_MENTIONS' })
  })

  test('who could not read it is not told of it', async () => {
    const { campus, ann, bob, cy } = await makePeople()
    const club = await makeClub(campus, [
      [ann, 'member'],
      [cy, 'member'],
    ])
    const both = `${at(bob.viewer.id)} ${at(cy.viewer.id)}`
    const post = await say(ann, both, { club: club.id, visibility: 'club' })
    await say(ann, both, { visibility: 'followers' })
    await ann(createComment, { params: { id: post.id }, body: { body: both } })
    const told = await saidOn(campus, 'post_mentioned')
    expect(told.map(({ user_ids }) => user_ids)).toEqual([[cy.viewer.id], [cy.viewer.id]])
    expect(told.map(({ comment_id }) => comment_id)).toEqual([null, expect.any(String)])
    expect(bodies(await bob(listPosts, { querystring: { mentions: 'me' } }))).toEqual([])
  })
})

test('suggestions are people and clubs that can be named', async () => {
  const { campus, ann, bob, cy, dee } = await makePeople()
  const boris = await campus.student('Boris Blocked')
  await block(campus, boris, ann)
  await hold(campus, cy.viewer.id)
  await campus.command(({ db }) =>
    db.follow.create({ data: { followerId: ann.viewer.id, followeeId: dee.viewer.id } }),
  )
  const club = await makeClub(campus, [[bob, 'member']], { name: 'Bowling' })
  await makeClub(campus, [[bob, 'member']], { name: 'Bone collectors', hidden: true })
  const suggested = async (q: string) =>
    (await ann(suggestMentions, { querystring: { q } })).items.map(({ name, token }) => [name, token])
  expect(await suggested('bo')).toEqual([
    ['Bob Stone', at(bob.viewer.id)],
    ['Bowling', at(club.id, 'club')],
  ])
  expect(await suggested('ra')).toEqual([['Dee Ray', at(dee.viewer.id)]])
  expect(await suggested('cy')).toEqual([])
})

test('suggested hashtags are those of posts that one can see', async () => {
  const { campus, ann, bob } = await makePeople()
  const club = await makeClub(campus, [[bob, 'member']])
  await say(bob, '#spring #sprint')
  await say(ann, '#spring')
  await say(bob, '#sprung', { club: club.id, visibility: 'club' })
  const tags = async (who: typeof ann) => (await who(suggestTags, { querystring: { q: '#Spr' } })).items
  expect(await tags(ann)).toEqual([
    { tag: 'spring', posts: 2 },
    { tag: 'sprint', posts: 1 },
  ])
  expect(await tags(bob)).toHaveLength(3)
})
