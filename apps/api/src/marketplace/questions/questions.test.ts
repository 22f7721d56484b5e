import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import { clock } from '@banter/tenants/testing'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { mailsTo } from '../../../test/mailbox.ts'
import { newId } from '../../http/contract.ts'
import { listNotifications } from '../../notifications/contract.ts'
import { block } from '../../people/contract.ts'
import { accountClosed } from '../../people/topics.ts'
import { getProduct } from '../contract.ts'
import { listMyProducts, markSold, pauseProduct, publishProduct } from '../listing/contract.ts'
import { sell } from '../testing.ts'
import {
  answerQuestion,
  askQuestion,
  changeQuestion,
  deleteAnswer,
  deleteQuestion,
  listQuestions,
  listWaitingQuestions,
} from './contract.ts'

let campus: TestCampus
let [leo, maya, eve]: Asker[] = []

beforeAll(async () => {
  campus = await makeCampus()
  ;[leo, maya, eve] = await Promise.all(
    ['Leo Seller', 'Maya Asker', 'Eve'].map((name) => campus.student(name)),
  )
})
afterEach(() => {
  clock.offsetMs = 0
})

const at = (id: string) => ({ params: { id } })
const ask = (who: Asker, product: string, body = 'Does it fold?', id?: string) =>
  who(askQuestion, { ...at(product), body: { body, ...(id ? { id } : {}) } })
const answer = (who: Asker, id: string, body = 'It does.') =>
  who(answerQuestion, { ...at(id), body: { body } })
const read = async (who: Asker, product: string) =>
  (await who(listQuestions, at(product))).items.map((one) => [one.body, one.answer?.body ?? null])
const waiting = async () => (await leo!(listWaitingQuestions)).items.map(({ body }) => body)
const refused = (deed: Promise<unknown>, status: number, code?: string) =>
  expect(deed).rejects.toMatchObject({ status, ...(code ? { code } : {}) })

test('a question and its answer are read by all who see the listing, and only its seller answers', async () => {
  const { id } = await sell(leo!, { title: 'Desk' })
  const question = await ask(maya!, id)
  expect(question).toMatchObject({
    mine: true,
    answer: null,
    may: { edit: true, delete: true, answer: false },
  })
  expect(await leo!(listWaitingQuestions)).toMatchObject({
    items: [{ body: 'Does it fold?', productTitle: 'Desk', may: { answer: true, delete: false } }],
  })
  expect(await leo!(listMyProducts)).toMatchObject({ questions: 1, items: [{ id, questions: 1 }] })
  for (const who of [eve!, maya!]) await refused(answer(who, question.id), 403, 'NOT_YOUR_LISTING')
  expect((await answer(leo!, question.id)).answer).toMatchObject({ body: 'It does.', edited: false })
  expect(await read(eve!, id)).toEqual([['Does it fold?', 'It does.']])
  expect(await waiting()).toEqual([])
  const stranger = await (await makeCampus()).student()
  await refused(stranger(listQuestions, at(id)), 404)
  await refused(ask(stranger, id), 404)
  await refused(answer(stranger, question.id), 404)
})

test('both are told, by bell and by mail, once, and not of what is taken back', async () => {
  const { id } = await sell(leo!, { title: 'Chair' })
  const [gone, stays] = [await ask(maya!, id, 'Never mind'), await ask(maya!, id, 'How old is it?')]
  await maya!(deleteQuestion, at(gone.id))
  await campus.runJobs()
  const news = async (who: Asker) =>
    (await who(listNotifications)).items.filter(({ title }) => title.includes('Chair'))
  expect(await news(leo!)).toMatchObject([
    {
      title: 'Maya Asker asks about “Chair”',
      body: 'How old is it?',
      href: `/products/${id}#question-${stays.id}`,
    },
  ])
  expect((await mailsTo(leo!.email)).filter(({ subject }) => subject.includes('Chair'))).toHaveLength(1)
  await answer(leo!, stays.id, 'A year.')
  await leo!(deleteAnswer, at(stays.id))
  await answer(leo!, stays.id, 'Two years.')
  await campus.runJobs()
  expect(await news(maya!)).toMatchObject([
    { title: 'Leo Seller answered your question about “Chair”', body: 'Two years.' },
  ])
  expect((await mailsTo(maya!.email)).filter(({ subject }) => subject.includes('Chair'))).toHaveLength(1)
  await maya!(deleteQuestion, at(stays.id))
  await campus.runJobs()
  expect([await news(leo!), await news(maya!)]).toEqual([[], []])
})

test('for a while both can be put in other words, the question until it is answered', async () => {
  const { id } = await sell(leo!)
  const [one, two] = [await ask(maya!, id, 'Colour?'), await ask(maya!, id, 'Size?')]
  const change = (who: Asker, question: string, body: string) =>
    who(changeQuestion, { ...at(question), body: { body } })
  expect(await change(maya!, one.id, 'Which colour?')).toMatchObject({ body: 'Which colour?', edited: true })
  for (const who of [eve!, leo!]) await refused(change(who, one.id, 'x'), 409, 'QUESTION_STANDS')
  await answer(leo!, one.id, 'Blue')
  await refused(change(maya!, one.id, 'Red?'), 409)
  expect((await answer(leo!, one.id, 'Dark blue')).answer).toMatchObject({ body: 'Dark blue', edited: true })
  clock.offsetMs = 15 * 60_000 + 1_000
  await refused(change(maya!, two.id, 'Which size?'), 409)
  await refused(answer(leo!, one.id, 'Green'), 409, 'ANSWER_STANDS')
  expect((await answer(leo!, one.id, 'Dark blue')).answer).toMatchObject({ body: 'Dark blue' })
})

test('one’s own can be taken back at any time; the seller cannot make a question go away, a moderator can', async () => {
  const { id } = await sell(leo!)
  const moderator = await campus.moderator()
  const [one, two] = [await ask(maya!, id, 'One?'), await ask(maya!, id, 'Two?')]
  await answer(leo!, one.id)
  for (const who of [leo!, eve!]) await refused(who(deleteQuestion, at(one.id)), 403)
  for (const who of [maya!, eve!]) await refused(who(deleteAnswer, at(one.id)), 403)
  await leo!(deleteAnswer, at(one.id))
  await refused(leo!(deleteAnswer, at(one.id)), 404)
  expect(await read(eve!, id)).toEqual([
    ['Two?', null],
    ['One?', null],
  ])
  await leo!(pauseProduct, at(id))
  await maya!(deleteQuestion, at(one.id))
  await moderator(deleteQuestion, at(two.id))
  expect(await read(leo!, id)).toEqual([])
  const kept = await campus.read(({ sql: query }) =>
    query<{ body: string }>(
      sql`select body || answer as body from product_questions where product_id = ${id}::uuid`,
    ),
  )
  expect(kept.map(({ body }) => body)).toEqual(['', ''])
})

test('what is not offered keeps its questions and gets no new ones', async () => {
  const { id } = await sell(leo!, { title: 'Kettle' })
  const question = await ask(maya!, id, 'Is it loud?')
  await leo!(pauseProduct, at(id))
  await refused(ask(maya!, id), 404)
  await refused(answer(leo!, question.id), 409, 'QUESTIONS_CLOSED')
  expect(await waiting()).not.toContain('Is it loud?')
  await leo!(publishProduct, at(id))
  await answer(leo!, question.id, 'No.')
  await leo!(markSold, at(id))
  await refused(ask(maya!, id), 409, 'QUESTIONS_CLOSED')
  expect(await maya!(listQuestions, at(id))).toMatchObject({
    open: false,
    items: [{ answer: { body: 'No.' } }],
  })
  const draft = await sell(leo!, { draft: true })
  for (const who of [leo!, maya!]) await refused(who(listQuestions, at(draft.id)), 404)
})

test('sent twice it is asked once, three wait at one listing, thirty a day, also when all come at once', async () => {
  const [{ id }, other] = [await sell(leo!), await sell(leo!)]
  const [eager, question] = [await campus.student('Eager'), newId(clock.now().getTime())]
  await Promise.all([ask(eager, id, 'One?', question), ask(eager, id, 'One?', question)])
  await refused(ask(eager, id, 'Other?', question), 409, 'ID_TAKEN')
  await refused(ask(maya!, id, 'One?', question), 409, 'ID_TAKEN')
  const many = await Promise.allSettled([1, 2, 3, 4, 5].map((n) => ask(eager, id, `No. ${n}?`)))
  expect(many.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
  await refused(ask(eager, id), 409, 'TOO_MANY_WAITING')
  expect((await ask(eager, id, 'One?', question)).body).toBe('One?')
  await campus.command((ctx) =>
    ctx.sql(sql`
      insert into product_questions (id, product_id, asker_id, seller_id, body, deleted_at, created_at)
      select app.uuid_v7(), ${other.id}::uuid, ${eager.viewer.id}::uuid, ${leo!.viewer.id}::uuid, '', now(), ${ctx.now}
        from generate_series(1, 27) n`),
  )
  await refused(ask(eager, other.id), 429, 'TOO_MANY_QUESTIONS')
  clock.offsetMs = 24 * 3_600_000 + 1_000
  await ask(eager, other.id)
})

test('nobody asks themselves, with nothing to see, or before their address is confirmed', async () => {
  const { id } = await sell(leo!)
  await refused(ask(leo!, id), 422, 'OWN_PRODUCT')
  for (const nothing of ['', ' \n ', '\u200b'])
    await expect(ask(maya!, id, nothing)).rejects.toMatchObject({
      status: 422,
      fields: { body: expect.any(String) },
    })
  const { answer: said } = await answer(leo!, (await ask(maya!, id, 'a\r\nb')).id, ' c\r\nd ')
  expect([said?.body, (await read(eve!, id))[0]?.[0]]).toEqual(['c\nd', 'a\nb'])
})

test('a block hides what they asked, and what somebody who left had said is gone', async () => {
  const [asker, seller] = [await campus.student('Ann Gone'), await campus.student('Sam Gone')]
  const [mine, theirs] = [await sell(leo!), await sell(seller)]
  const hidden = await ask(asker, mine.id, 'From Ann?')
  await answer(seller, (await ask(asker, theirs.id, 'To Sam?')).id, 'By Sam')
  await eve!(block, at(asker.viewer.id))
  expect([await read(eve!, mine.id), await read(maya!, mine.id)]).toEqual([[], [['From Ann?', null]]])
  await leo!(block, at(asker.viewer.id))
  expect(await waiting()).not.toContain('From Ann?')
  expect((await leo!(listMyProducts)).items.find(({ id }) => id === mine.id)?.questions).toBe(0)
  await refused(answer(leo!, hidden.id), 404)
  await refused(asker(listQuestions, at(mine.id)), 404)
  for (const gone of [seller, asker])
    await campus.command((ctx) =>
      publish(ctx, accountClosed, { user_id: gone.viewer.id, school_id: campus.school.id }),
    )
  await campus.runJobs()
  expect(await read(maya!, mine.id)).toEqual([])
  const left = await campus.read(({ sql: query }) =>
    query(
      sql`select from product_questions where product_id = ${theirs.id}::uuid and (body || answer) <> ''`,
    ),
  )
  expect(left).toEqual([])
})

test('how long the seller takes to answer is counted once for each question', async () => {
  const seller = await campus.student('Quick')
  const { id } = await sell(seller)
  const question = await ask(maya!, id)
  clock.offsetMs = 30 * 60_000
  await answer(seller, question.id)
  await seller(deleteAnswer, at(question.id))
  clock.offsetMs = 300 * 60_000
  await answer(seller, question.id)
  expect((await maya!(getProduct, at(id))).seller.answersIn).toBe(30)
})
