import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { afterEach, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../test/campus.ts'
import { newId } from '../http/contract.ts'
import { written } from '../reviews/testing.ts'
import { search } from '../search/contract.ts'
import { oneOfEach, put } from '../search/testing.ts'
import { createReport, getReportSubject, listReports, resolveReport, SubjectType } from './contract.ts'

afterEach(() => {
  clock.offsetMs = 0
})

async function scene() {
  const campus = await makeCampus()
  const [ann, bob] = [await campus.student('Ann Owner'), await campus.student('Bob Reporter')]
  const things = await oneOfEach(campus, ann, 'quokka')
  const comment = await put(campus, 'comments', {
    post_id: things.post,
    author_id: ann.viewer.id,
    body: 'A quokka said',
  })
  const cal = (await campus.student('Cal')).viewer.id
  const review = await written(campus, { author: ann.viewer.id, subject: cal, body: 'A quokka sold it' })
  const reply = await written(campus, { author: cal, subject: ann.viewer.id, reply: 'No quokka' })
  await campus.command((ctx) => ctx.sql(sql`update posts set comment_count = 1`))
  const pictures = await putPicture(campus, ann)
  const questions = await putQuestions(campus, ann.viewer.id, cal)
  const ids = { ...things, ...questions, ...pictures, comment, review, reply }
  return { campus, ann, bob, ids, moderator: await campus.moderator() }
}

/** One that is on sale, with a comment of its owner's. */
async function putPicture(campus: TestCampus, { viewer: { id } }: Asker) {
  const original = { purpose: 'original', kind: 'image', state: 'ready', private: true, bytes: 1 }
  const original_id = await put(campus, 'media_assets', { ...original, owner_id: id, public_id: newId() })
  const title = 'A quokka at dawn'
  const whose = { creator_id: id, owner_id: id, licence: 'Any.', comment_count: 1 }
  const picture = await put(campus, 'pictures', { ...whose, title, original_id })
  const what = { category: 'pictures', condition: 'new', delivery: 'digital', price_amount: 100, stock: 1 }
  await put(campus, 'products', { ...what, seller_id: id, title, description: '', picture_id: picture })
  const said = { picture_id: picture, author_id: id, body: 'A quokka said' }
  return { picture, picture_comment: await put(campus, 'picture_comments', said) }
}

/** One that Ann asks about somebody else's listing, and one that she answers about her own. */
async function putQuestions(campus: TestCampus, ann: string, cal: string) {
  const what = {
    title: 'A lamp',
    description: '',
    category: 'furniture',
    condition: 'good',
    price_amount: 100,
    stock: 1,
  }
  const [hers, his] = [
    await put(campus, 'products', { ...what, seller_id: ann }),
    await put(campus, 'products', { ...what, seller_id: cal }),
  ]
  const answered = { answer: 'As a quokka', answered_at: new Date() }
  return {
    question: await put(campus, 'product_questions', {
      product_id: his,
      seller_id: cal,
      asker_id: ann,
      body: 'A quokka?',
    }),
    answer: await put(campus, 'product_questions', {
      ...answered,
      product_id: hers,
      seller_id: ann,
      asker_id: cal,
      body: 'How?',
    }),
  }
}

/** What two people wrote to each other is nobody else's to see, and a block between them takes nothing of it away: see the orders' tests. Ads are nobody's of the school: see where they are shown. */
const PUBLIC = SubjectType.exclude(['order_message', 'ad']).options

const about = (subjectType: SubjectType, subjectId: string, more = {}) => ({
  body: { subjectType, subjectId, category: 'spam' as const, text: 'Look at this.', ...more },
})

test.each(PUBLIC)(
  'a %s is reported with what it looks like now, and what it becomes does not change that',
  async (type) => {
    const { campus, bob, ids, moderator } = await scene()
    const { evidence } = await bob(createReport, about(type, ids[type]))
    expect(`${evidence.title} ${evidence.text}`).toContain(type === 'person' ? 'Ann Owner' : 'quokka')
    expect(evidence.author?.name).toBe(type === 'club' ? undefined : 'Ann Owner')
    await campus.command((ctx) => ctx.sql(sql`update posts set body = 'Nothing to see here'`))
    await campus.command((ctx) => ctx.sql(sql`update products set title = 'Nothing to see here'`))
    const { items, open } = await moderator(listReports)
    expect([open, items]).toMatchObject([
      1,
      [{ subjectType: type, count: 1, evidence, reports: [{ category: 'spam' }] }],
    ])
  },
)

test.each(PUBLIC)('of a %s nobody reports what they cannot see, or what is theirs', async (type) => {
  const { campus, ann, bob, ids } = await scene()
  const stranger = await (await makeCampus()).student()
  await expect(stranger(createReport, about(type, ids[type]))).rejects.toMatchObject({ status: 404 })
  await expect(bob(createReport, about(type, newId()))).rejects.toMatchObject({ status: 404 })
  if (type !== 'club')
    await expect(ann(createReport, about(type, ids[type]))).rejects.toMatchObject({ code: 'OWN_THING' })
  const pair = sql`(${ann.viewer.id}::uuid, ${bob.viewer.id}::uuid, true, false), (${bob.viewer.id}::uuid, ${ann.viewer.id}::uuid, false, true)`
  await campus.command((ctx) =>
    ctx.sql(sql`insert into blocks (user_id, other_id, mine, theirs) values ${pair}`),
  )
  await campus.command((ctx) => ctx.sql(sql`update clubs set hidden = true`))
  await expect(bob(createReport, about(type, ids[type]))).rejects.toMatchObject({ status: 404 })
  const params = { params: { id: ids[type] }, querystring: { type } }
  await expect(bob(getReportSubject, params)).rejects.toMatchObject({ status: 404 })
})

test.each(['draft', 'pending', 'refused', 'paused', 'deleted'])(
  'a %s listing, with what is asked about it, is nobody’s to look at by way of a report',
  async (status) => {
    const { campus, bob, ids } = await scene()
    await campus.command((ctx) => ctx.sql(sql`update products set status = ${status}::"ProductStatus"`))
    for (const type of ['product', 'question', 'answer'] as const) {
      const params = { params: { id: ids[type] }, querystring: { type } }
      await expect(bob(getReportSubject, params)).rejects.toMatchObject({ status: 404 })
      await expect(bob(createReport, about(type, ids[type]))).rejects.toMatchObject({ status: 404 })
    }
  },
)

test('once a day each, and ten a day in all', async () => {
  const { campus, ann, bob, ids } = await scene()
  const id = newId()
  const first = await bob(createReport, about('post', ids.post, { id }))
  expect(await bob(createReport, about('post', ids.post, { id }))).toEqual(first)
  await expect(bob(createReport, about('post', ids.post))).rejects.toMatchObject({ code: 'REPORTED_ALREADY' })
  await expect(bob(createReport, about('product', ids.product, { id }))).rejects.toMatchObject({
    code: 'ID_TAKEN',
  })
  const posts: string[] = []
  for (let i = 0; i < 10; i++)
    posts.push(await put(campus, 'posts', { author_id: ann.viewer.id, body: `Spam ${i}` }))
  const sent = await Promise.allSettled(posts.map((post) => bob(createReport, about('post', post))))
  expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(9)
  clock.offsetMs = 24 * 3_600_000 + 60_000
  await bob(createReport, about('post', ids.post))
})

test('one decision closes all reports of a thing; a second one is told so', async () => {
  const { campus, bob, ids, moderator } = await scene()
  const carl = await campus.student('Carl')
  await bob(createReport, about('post', ids.post))
  const { id } = await carl(createReport, about('post', ids.post, { category: 'hate' }))
  await bob(createReport, about('product', ids.product))
  expect((await moderator(listReports)).items.map(({ subjectType, count }) => [subjectType, count])).toEqual([
    ['product', 1],
    ['post', 2],
  ])
  expect(await moderator(listReports, { querystring: { type: 'post' } })).toMatchObject({
    items: [{ count: 2 }],
    open: 2,
  })
  const verdict = { params: { id }, body: { decision: 'kept' as const, note: 'Fine.' } }
  expect(await moderator(resolveReport, verdict)).toEqual({ decided: 2 })
  await expect(moderator(resolveReport, verdict)).rejects.toMatchObject({ code: 'DECIDED_ALREADY' })
  expect(await moderator(listReports, { querystring: { state: 'closed' } })).toMatchObject({
    items: [{ subjectType: 'post', count: 2, decision: 'kept', note: 'Fine.' }],
    open: 1,
  })
})

test('cases are paged, newest first', async () => {
  const { campus, ann, bob, moderator } = await scene()
  const posts: string[] = []
  for (let i = 0; i < 5; i++) {
    posts.unshift(await put(campus, 'posts', { author_id: ann.viewer.id, body: `Spam ${i}` }))
    await bob(createReport, about('post', posts[0] ?? ''))
  }
  const first = await moderator(listReports, { querystring: { limit: 3 } })
  const rest = await moderator(listReports, { querystring: { limit: 3, cursor: first.nextCursor ?? '' } })
  expect([...first.items, ...rest.items].map(({ subjectId }) => subjectId)).toEqual(posts)
  expect(rest.nextCursor).toBeNull()
})

const found = async (person: Asker) =>
  (await person(search, { querystring: { q: 'quokka' } })).items.map(({ kind }) => kind)

test.each([
  'post',
  'comment',
  'product',
  'event',
  'picture',
  'picture_comment',
  'question',
  'answer',
] as const)('a %s that is removed is out of everybody’s sight', async (type) => {
  const { campus, bob, ids, moderator } = await scene()
  const { id } = await bob(createReport, about(type, ids[type]))
  await moderator(resolveReport, { params: { id }, body: { decision: 'removed' } })
  await campus.runJobs()
  await expect(
    bob(getReportSubject, { params: { id: ids[type] }, querystring: { type } }),
  ).rejects.toMatchObject({
    status: 404,
  })
  expect(await found(bob)).not.toContain(type)
})

test.each(['person', 'club'] as const)('a %s is not removed by a report', async (type) => {
  const { bob, ids, moderator } = await scene()
  const { id } = await bob(createReport, about(type, ids[type]))
  expect((await moderator(listReports)).items[0]?.choices).toEqual(
    type === 'club' ? ['kept', 'archived'] : ['kept', 'warned', 'suspended'],
  )
  await expect(
    moderator(resolveReport, { params: { id }, body: { decision: 'removed' } }),
  ).rejects.toMatchObject({
    code: 'NOT_A_CHOICE',
  })
  await moderator(resolveReport, { params: { id }, body: { decision: 'kept' } })
})

test('what its author took away meanwhile can still be decided', async () => {
  const { campus, bob, ids, moderator } = await scene()
  const { id } = await bob(createReport, about('post', ids.post))
  await campus.command((ctx) => ctx.sql(sql`update posts set deleted_at = now()`))
  expect(await moderator(resolveReport, { params: { id }, body: { decision: 'removed' } })).toEqual({
    decided: 1,
  })
})
