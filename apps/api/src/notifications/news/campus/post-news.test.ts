import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import type { TestCampus } from '../../../../test/campus.ts'
import { createComment } from '../../../billboard/comments/contract.ts'
import { createPost, mentionToken } from '../../../billboard/contract.ts'
import { likePost, unlikePost } from '../../../billboard/reactions/contract.ts'
import { createReport, listReports, resolveReport } from '../../../moderation/contract.ts'
import { block, follow, unfollow, updateMe } from '../../../people/contract.ts'
import { markRead } from '../../contract.ts'
import { bell, posted, subjects, titles } from '../../testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function later(campus: TestCampus, ms = 61_000) {
  await campus.runJobs()
  clock.offsetMs += ms
  await campus.runJobs()
}

test('likes are told together, a minute later, and again when there are more', async () => {
  const { campus, ann, bob, carl, params } = await posted()
  await ann(likePost, { params })
  await bob(likePost, { params })
  await carl(likePost, { params })
  await campus.runJobs()
  expect(await titles(ann)).toEqual([])
  await later(campus)
  expect(await bell(ann)).toMatchObject([
    {
      title: 'Carl and Bob like your post',
      body: 'The library is open all night',
      href: `/posts/${params.id}`,
      read: false,
    },
  ])
  await ann(markRead, { body: {} })
  await later(campus)
  expect(await bell(ann)).toMatchObject([{ read: true }])
  await (await campus.student('Dee'))(likePost, { params })
  await later(campus)
  expect(await bell(ann)).toMatchObject([{ title: 'Dee and 2 others like your post', read: false }])
})

test('a like that was taken back, of somebody blocked or of a post that is hidden is nobody’s news', async () => {
  const { campus, ann, bob, carl, params } = await posted()
  await bob(likePost, { params })
  await bob(unlikePost, { params })
  await carl(likePost, { params })
  await ann(block, { params: { id: carl.viewer.id } })
  await later(campus)
  expect(await titles(ann)).toEqual([])
  await bob(likePost, { params })
  await campus.command((ctx) => ctx.sql(sql`update posts set hidden_at = now()`))
  await later(campus)
  expect(await titles(ann)).toEqual([])
})

test('a thread is one notification; whoever was answered hears of the answer', async () => {
  const { campus, ann, bob, carl, params } = await posted()
  const { id } = await bob(createComment, { params, body: { body: 'Since when?' } })
  await carl(createComment, { params, body: { body: 'Great!' } })
  await campus.runJobs()
  expect(await bell(ann)).toMatchObject([{ title: 'Carl and Bob commented on your post', body: 'Great!' }])
  await carl(createComment, { params, body: { body: 'Since Monday.', parent: id } })
  await campus.runJobs()
  expect(await bell(bob)).toMatchObject([
    { kind: 'comment_replied', title: 'Carl answered your comment', body: 'Since Monday.' },
  ])
  expect(await bell(ann)).toHaveLength(1)
  expect(await titles(carl)).toEqual([])
})

test('who is mentioned hears of it, unless they may not see it any more', async () => {
  const { campus, ann, bob, carl } = await posted()
  const body = `Hello ${mentionToken({ kind: 'person', id: bob.viewer.id })} and ${mentionToken({ kind: 'person', id: carl.viewer.id })}`
  await ann(createPost, { body: { body } })
  await ann(block, { params: { id: carl.viewer.id } })
  await campus.runJobs()
  expect(await bell(bob)).toMatchObject([
    { kind: 'post_mentioned', title: 'Ann Author mentioned you in a post' },
  ])
  expect(await bell(carl)).toEqual([])
})

test('a new follower is told once, and not when it was a slip', async () => {
  const { campus, ann, bob, carl } = await posted()
  const params = { id: ann.viewer.id }
  await bob(follow, { params })
  await carl(follow, { params })
  await carl(unfollow, { params })
  await campus.runJobs()
  expect(await bell(ann)).toMatchObject([{ title: 'Bob follows you', href: `/people/${bob.viewer.id}` }])
})

test('a notice calls people as they are called now, and who has left a former member', async () => {
  const { campus, ann, bob, carl, params } = await posted()
  await bob(createComment, { params, body: { body: 'Until six.' } })
  await carl(follow, { params: { id: ann.viewer.id } })
  await campus.runJobs()
  await carl(updateMe, { body: { name: 'Carla New' } })
  expect(await titles(ann)).toEqual(
    expect.arrayContaining(['Bob commented on your post', 'Carla New follows you']),
  )
  await campus.command(({ db }) =>
    db.user.updateMany({ where: { id: bob.viewer.id }, data: { status: 'closed', name: 'Former member' } }),
  )
  expect(await titles(ann)).toEqual(
    expect.arrayContaining(['Former member commented on your post', 'Carla New follows you']),
  )
  await ann(block, { params: { id: carl.viewer.id } })
  await campus.runJobs()
  expect(await titles(ann)).toEqual(['Former member commented on your post'])
})

test('moderators hear of a report, the reporter of its outcome, the author of the removal', async () => {
  const { campus, ann, bob, carl, params } = await posted()
  const moderator = await campus.moderator()
  for (const person of [bob, carl])
    await person(createReport, { body: { subjectType: 'post', subjectId: params.id, category: 'spam' } })
  await campus.runJobs()
  expect(await bell(moderator)).toMatchObject([
    { title: 'A post was reported by 2 people', href: '/admin/reports' },
  ])
  const [{ id } = { id: '' }] = (await moderator(listReports)).items
  await moderator(resolveReport, { params: { id }, body: { decision: 'removed', note: 'Advertising.' } })
  await campus.runJobs()
  for (const person of [bob, carl])
    expect(await titles(person)).toEqual(['The post you reported was removed'])
  expect(await bell(ann)).toMatchObject([{ title: 'Moderators removed your post', body: 'Advertising.' }])
  expect(JSON.stringify(await bell(ann))).not.toMatch(/Bob|Carl/)
  expect(await subjects(ann)).toEqual(['Moderators removed your post'])
})
