import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { makeCampus } from '../../test/campus.ts'
import { getProduct } from '../marketplace/contract.ts'
import { sell } from '../marketplace/testing.ts'
import { createReport, listReports, resolveReport } from '../moderation/contract.ts'
import { listNotifications } from '../notifications/contract.ts'
import { block, getProfile, updateMe } from '../people/contract.ts'
import { reviewsOf, written } from './testing.ts'

afterEach(() => {
  clock.offsetMs = 0
})

/** What Ann, Ben and Cal wrote about Sue, in this order. */
async function makeRated() {
  const campus = await makeCampus()
  const [sue, eve] = [await campus.student('Sue Subject'), await campus.student('Eve Reader')]
  const authors = []
  for (const [n, name] of ['Ann', 'Ben', 'Cal'].entries()) {
    const author = await campus.student(name)
    const shownAt = new Date(clock.now().getTime() + n * 1_000)
    const review = await written(campus, {
      author: author.viewer.id,
      subject: sue.viewer.id,
      body: `By ${name}`,
      reply: name === 'Ann' ? 'Thanks, you fool.' : '',
      shownAt,
    })
    authors.push({ author, review })
  }
  const [ann, ben, cal] = authors
  if (!ann || !ben || !cal) throw new Error('Three have written.')
  return { campus, sue, eve, ann, ben, cal }
}

const bodies = ({ items }: Awaited<ReturnType<typeof reviewsOf>>) => items.map(({ body }) => body)

test('the latest comes first, page by page', async () => {
  const { sue, eve } = await makeRated()
  const first = await reviewsOf(eve, sue, { limit: 2 })
  expect(bodies(first)).toEqual(['By Cal', 'By Ben'])
  const rest = await reviewsOf(eve, sue, { limit: 2, cursor: first.nextCursor ?? '' })
  expect([bodies(rest), rest.nextCursor]).toEqual([['By Ann'], null])
  expect(rest.rating).toEqual({ stars: 4, count: 3 })
  await expect(reviewsOf(eve, sue, { cursor: 'nonsense' })).rejects.toMatchObject({ status: 422 })
})

test('nobody reads what somebody wrote whom a block is between, and of such a one nothing', async () => {
  const { sue, eve, ben } = await makeRated()
  await eve(block, { params: { id: ben.author.viewer.id } })
  expect(bodies(await reviewsOf(eve, sue))).toEqual(['By Cal', 'By Ann'])
  await sue(block, { params: { id: eve.viewer.id } })
  await expect(reviewsOf(eve, sue)).rejects.toMatchObject({ status: 404 })
})

test('who has left is no longer named, and nothing is read about them', async () => {
  const { campus, sue, eve, ben } = await makeRated()
  const leave = (id: string) =>
    campus.command((ctx) =>
      ctx.sql(sql`update users set status = 'closed', name = 'Former member' where id = ${id}::uuid`),
    )
  await leave(ben.author.viewer.id)
  expect((await reviewsOf(eve, sue)).items[1]).toMatchObject({ author: null, body: 'By Ben' })
  await leave(sue.viewer.id)
  await expect(reviewsOf(eve, sue)).rejects.toMatchObject({ status: 404 })
})

test('who keeps out of the directory keeps this list to themselves; how a seller was found is still told', async () => {
  const { sue, eve } = await makeRated()
  const lamp = await sell(sue)
  await sue(updateMe, { body: { directoryHold: true } })
  await expect(reviewsOf(eve, sue)).rejects.toMatchObject({ status: 404 })
  expect(bodies(await reviewsOf(sue, sue))).toHaveLength(3)
  expect(await eve(getProfile, { params: { id: sue.viewer.id } })).toMatchObject({
    rating: null,
    shows: { reviews: false },
  })
  const { seller } = await eve(getProduct, { params: { id: lamp.id } })
  expect(seller).toMatchObject({ rating: { stars: 4, count: 3 }, showsReviews: false })
})

test('another school has none of it', async () => {
  const { sue } = await makeRated()
  const stranger = await (await makeCampus()).student()
  await expect(reviewsOf(stranger, sue)).rejects.toMatchObject({ status: 404 })
})

test('moderators take a rating down, which counts no more, or only what was replied to it', async () => {
  const { campus, sue, eve, ann, ben } = await makeRated()
  const mo = await campus.moderator()
  for (const [subjectType, subjectId] of [
    ['review', ben.review],
    ['reply', ann.review],
  ] as const)
    await eve(createReport, { body: { subjectType, subjectId, category: 'harassment' } })
  const { items } = await mo(listReports)
  expect(
    items.map(({ subjectType, evidence }) => [subjectType, evidence.text, evidence.author?.name]),
  ).toEqual([
    ['reply', 'Thanks, you fool.', 'Sue Subject'],
    ['review', 'By Ben', 'Ben'],
  ])
  for (const { id } of items) await mo(resolveReport, { params: { id }, body: { decision: 'removed' } })
  await campus.runJobs()
  const left = await reviewsOf(eve, sue)
  expect(left).toMatchObject({
    rating: { stars: 4, count: 2 },
    items: [{ reply: null }, { body: 'By Ann', reply: null }],
  })
  expect((await ben.author(listNotifications)).items[0]?.title).toBe(
    'Moderators removed your rating “4 of 5 stars”',
  )
})
