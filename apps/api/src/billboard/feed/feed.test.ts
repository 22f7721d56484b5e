import { sql } from '@banter/tenants/database'
import { describe, expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../../test/campus.ts'
import { acknowledge, announce } from '../announcements/contract.ts'
import { createComment } from '../comments/contract.ts'
import { deletePost, listPosts } from '../contract.ts'
import { archivePost, pinPost } from '../curation/contract.ts'
import { likePost, unlikePost } from '../reactions/contract.ts'
import { block, bodies, follow, makeClub, say } from '../testing.ts'
import {
  countNewPosts,
  getFeed,
  getFeedSettings,
  hidePost,
  listMutes,
  mute,
  setFeedSettings,
  unhidePost,
  unmute,
} from './contract.ts'

async function makeCrowd() {
  const campus = await makeCampus()
  const [ann, bob, cy] = await Promise.all([
    campus.student('Ann'),
    campus.student('Bob'),
    campus.student('Cy'),
  ])
  const mo = await campus.moderator()
  const feed = async (who: Asker, querystring: object = {}) => bodies(await who(getFeed, { querystring }))
  return { campus, ann, bob, cy, mo, feed }
}

/** All of a list, page by page. */
async function walk(who: Asker, querystring: object, between: () => Promise<unknown> = async () => {}) {
  const seen: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await who(getFeed, { querystring: { ...querystring, ...(cursor ? { cursor } : {}) } })
    seen.push(...bodies(page))
    cursor = page.nextCursor
    await between()
  }
  return seen
}

test('announcements and pins lead the first page, once, and the pages go on without them', async () => {
  const { campus, ann, mo, feed } = await makeCrowd()
  for (const body of ['1', '2', '3', '4', '5']) await say(ann, body)
  const pinned = (await ann(listPosts)).items.find(({ body }) => body === '2')!
  await mo(pinPost, { params: { id: pinned.id } })
  const news = await mo(announce, { body: { body: 'News', acknowledge: true } })
  expect(await feed(ann)).toEqual(['News', '2', '5', '4', '3', '1'])
  for (const limit of [1, 2, 3, 4])
    expect(await walk(ann, { limit })).toEqual(['News', '2', '5', '4', '3', '1'])
  await ann(acknowledge, { params: { id: news.id } })
  expect(await feed(ann)).toEqual(['2', '5', '4', '3', '1'])
  expect(await feed(mo)).toContain('News')
  await campus.command((ctx) => ctx.sql(sql`update posts set expires_at = now() where id = ${news.id}::uuid`))
  expect(await feed(mo)).toEqual(['2', '5', '4', '3', '1'])
})

test('following and my clubs are the posts of those, in the order of time', async () => {
  const { campus, ann, bob, cy, feed } = await makeCrowd()
  const [mine, other] = [
    await makeClub(campus, [
      [ann, 'member'],
      [cy, 'member'],
    ]),
    await makeClub(campus, [[cy, 'member']]),
  ]
  await follow(campus, ann, bob)
  await say(bob, 'bob 1', { visibility: 'followers' })
  await say(cy, 'cy')
  await say(cy, 'mine', { club: mine.id, visibility: 'club' })
  await say(cy, 'other', { club: other.id })
  await say(bob, 'bob 2')
  expect(await walk(ann, { sort: 'following', limit: 1 })).toEqual(['bob 2', 'bob 1'])
  expect(await walk(ann, { sort: 'clubs', limit: 1 })).toEqual(['mine'])
  expect(await feed(ann)).toEqual(['bob 2', 'other', 'mine', 'cy', 'bob 1'])
  expect(bodies(await ann(listPosts, { querystring: { scope: 'following' } }))).toEqual(['bob 2', 'bob 1'])
  expect(bodies(await ann(listPosts, { querystring: { scope: 'clubs' } }))).toEqual(['mine'])
})

describe('top of the week', () => {
  test('counts likes and comments, and old posts not at all', async () => {
    const { campus, ann, bob, cy, feed } = await makeCrowd()
    const [a, b] = [await say(ann, 'commented'), await say(ann, 'liked')]
    await say(ann, 'plain')
    await campus.command(({ db, now }) =>
      db.post.create({
        data: {
          id: '01900000-0000-7000-8000-000000000000',
          authorId: ann.viewer.id,
          body: 'old',
          likeCount: 9,
          createdAt: now,
        },
      }),
    )
    for (const who of [bob, cy, ann]) await who(likePost, { params: { id: b.id } })
    for (const body of ['x', 'y']) await bob(createComment, { params: { id: a.id }, body: { body } })
    expect(await feed(bob, { sort: 'top' })).toEqual(['commented', 'liked', 'plain'])
    expect(bodies(await bob(listPosts, { querystring: { sort: 'top' } }))).toEqual([
      'commented',
      'liked',
      'plain',
    ])
  })

  test('what is liked while somebody reads does not move past them', async () => {
    const { ann, bob, cy } = await makeCrowd()
    const posts: { id: string; body: string }[] = []
    for (let i = 0; i < 6; i++) posts.push(await say(ann, `${i}`))
    for (const { id } of posts.slice(0, 3)) await bob(likePost, { params: { id } })
    let turn = 0
    const seen = await walk(bob, { sort: 'top', limit: 2 }, async () => {
      const last = posts[5 - turn++]
      if (last) await cy(likePost, { params: { id: last.id } })
      await bob(unlikePost, { params: { id: posts[4]!.id } })
      await say(ann, 'new')
    })
    expect(seen).toEqual(['2', '1', '0', '5', '4', '3'])
  })
})

describe('not interested', () => {
  test('in a post: it is in no list, until that is undone', async () => {
    const { ann, bob, feed } = await makeCrowd()
    const { id } = await say(ann, 'boring')
    await bob(hidePost, { params: { id } })
    expect(await feed(bob)).toEqual([])
    expect(bodies(await bob(listPosts))).toEqual([])
    expect(await feed(ann)).toEqual(['boring'])
    await bob(unhidePost, { params: { id } })
    expect(await feed(bob)).toEqual(['boring'])
  })

  test('in a person, a club or a hashtag: their posts come only when asked for', async () => {
    const { campus, ann, bob, cy, feed } = await makeCrowd()
    const club = await makeClub(campus, [[ann, 'member']])
    await say(ann, 'by Ann in the club', { club: club.id })
    await say(cy, 'tagged #Noise')
    await say(cy, 'plain')
    const subjects = [
      ['person', ann.viewer.id],
      ['club', club.id],
      ['tag', '#noise'],
    ] as const
    const left = [
      ['plain', 'tagged #Noise'],
      ['plain', 'tagged #Noise'],
      ['plain', 'by Ann in the club'],
    ]
    for (const [i, [subject, key]] of subjects.entries()) {
      const params = { subject, key }
      await bob(mute, { params })
      expect(await feed(bob)).toEqual(left[i])
      expect(bodies(await bob(listPosts))).toEqual(left[i])
      expect((await bob(listMutes)).items).toMatchObject([{ subject, key: key.replace('#', '') }])
      await bob(unmute, { params })
      expect(await feed(bob)).toHaveLength(3)
    }
    await bob(mute, { params: { subject: 'person', key: ann.viewer.id } })
    expect(bodies(await bob(listPosts, { querystring: { author: ann.viewer.id } }))).toEqual([
      'by Ann in the club',
    ])
    await expect(bob(mute, { params: { subject: 'person', key: bob.viewer.id } })).rejects.toMatchObject({
      code: 'OWN_VOICE',
    })
  })
})

test('mutes are many but not without end: each list reads them all', async () => {
  const { campus, bob } = await makeCrowd()
  await campus.command((ctx) =>
    ctx.sql(sql`insert into mutes (user_id, subject, subject_key)
      select ${bob.viewer.id}::uuid, 'tag', 'tag' || n from generate_series(1, 500) n`),
  )
  const params = { subject: 'tag' as const, key: 'one_more' }
  await expect(bob(mute, { params })).rejects.toMatchObject({ status: 422, code: 'TOO_MANY_MUTES' })
  await bob(unmute, { params: { subject: 'tag', key: 'tag1' } })
  expect(await bob(mute, { params })).toEqual({ muted: true })
})

test('how somebody reads the feed is remembered', async () => {
  const { ann } = await makeCrowd()
  expect(await ann(getFeedSettings)).toEqual({ sort: 'latest', paging: 'scroll' })
  expect(await ann(setFeedSettings, { body: { sort: 'top' } })).toEqual({ sort: 'top', paging: 'scroll' })
  expect(await ann(setFeedSettings, { body: { paging: 'button' } })).toEqual({
    sort: 'top',
    paging: 'button',
  })
  expect(await ann(getFeed)).toMatchObject({ sort: 'top' })
  expect(await ann(getFeed, { querystring: { sort: 'latest' } })).toMatchObject({ sort: 'latest' })
})

test('new posts are those of others that would be in the feed', async () => {
  const { campus, ann, bob, cy } = await makeCrowd()
  const { id } = await say(ann, 'seen')
  const count = async (querystring: object = { since: id }) =>
    (await ann(countNewPosts, { querystring })).count
  await say(ann, 'mine')
  const gone = await say(bob, 'deleted')
  await bob(deletePost, { params: { id: gone.id } })
  const away = await say(bob, 'archived')
  await bob(archivePost, { params: { id: away.id } })
  await say(bob, 'for followers', { visibility: 'followers' })
  expect(await count()).toBe(0)
  await say(bob, 'new')
  await say(cy, 'new')
  expect(await count()).toBe(2)
  await follow(campus, ann, bob)
  expect(await count()).toBe(3)
  expect(await count({ since: id, sort: 'following' })).toBe(2)
  await block(campus, cy, ann)
  expect(await count()).toBe(2)
  await campus.command((ctx) =>
    ctx.sql(sql`insert into posts (id, author_id, body)
      select app.uuid_v7(), ${bob.viewer.id}::uuid, n::text from generate_series(1, 120) n`),
  )
  expect(await count()).toBe(99)
})
