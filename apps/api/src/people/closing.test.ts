import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { type Asker, clientAt, makeCampus, type TestCampus } from '../../test/campus.ts'
import { mailsTo } from '../../test/mailbox.ts'
import { buy, fillWallet } from '../../test/money.ts'
import { joinAt, PASSWORD, postTo } from '../../test/newcomer.ts'
import * as identity from '../identity/contract.ts'
import { listProducts } from '../marketplace/contract.ts'
import { sell } from '../marketplace/testing.ts'
import { listNotifications } from '../notifications/contract.ts'
import { cancelOrder, getOrder, handOff } from '../orders/contract.ts'
import { block, closeAccount, follow, getMe, getProfile, getTies, listPeople, updateMe } from './contract.ts'
import { namesOf } from './testing.ts'

/** Somebody who came in with a password, as an asker. */
async function newcomer(campus: TestCampus) {
  const { email, accessToken, refreshToken, user } = await joinAt(campus)
  const ask = clientAt(campus.host, { authorization: `Bearer ${accessToken}` })
  const viewer = { id: user.id, name: user.name, role: 'student' as const, verified: true, sessionId: '' }
  const about = { email, refreshToken, token: accessToken, viewer }
  return Object.assign(ask, about) as unknown as Asker & { refreshToken: string }
}

const leave = { body: { password: PASSWORD } }

test('a closed account is gone: no way in, no profile, no name, and its address is free', async () => {
  const campus = await makeCampus()
  const [nia, ann] = [await newcomer(campus), await campus.student('Ann')]
  const params = { id: nia.viewer.id }
  await nia(updateMe, { body: { bio: 'Me.', major: 'Art', phone: '555', year: 2027 } })
  await nia(follow, { params: { id: ann.viewer.id } })
  await ann(follow, { params })
  await nia(block, { params: { id: (await campus.student('Eve')).viewer.id } })
  const book = await sell(nia)
  await nia(closeAccount, leave)
  await campus.runJobs()

  await expect(nia(getMe)).rejects.toMatchObject({ status: 401 })
  await expect(ann(getProfile, { params })).rejects.toMatchObject({ status: 404 })
  expect(namesOf(await ann(listPeople))).not.toContain('Former member')
  expect(await ann(getProfile, { params: { id: ann.viewer.id } })).toMatchObject({
    followers: 0,
    followees: 0,
  })
  expect((await ann(listProducts)).items.map(({ id }) => id)).not.toContain(book.id)
  const sign = await postTo(campus.host, '/auth/sign-in', { email: nia.email, password: PASSWORD })
  expect([sign.statusCode, sign.json().code]).toEqual([401, 'WRONG_CREDENTIALS'])
  expect((await postTo(campus.host, '/auth/refresh', { refreshToken: nia.refreshToken })).statusCode).toBe(
    401,
  )
  const [mail] = await mailsTo(nia.email)
  expect(mail?.subject).toMatch(/is closed/)
})

test('nothing that tells who it was is left in the rows', async () => {
  const campus = await makeCampus()
  const nia = await newcomer(campus)
  await nia(updateMe, { body: { bio: 'Me.', major: 'Art', phone: '555', interests: ['chess'] } })
  const id = nia.viewer.id
  await campus.command(async ({ db }) => {
    const userId = id
    await db.recentSearch.create({ data: { userId, query: 'secret' } })
    await db.postDraft.create({ data: { authorId: userId, content: {} } })
    await db.notification.create({ data: { userId, about: 'a', kind: 'k', title: 'For Nia', href: '/' } })
    await db.calendarFeed.create({ data: { userId, tokenHash: 'hash' } })
  })
  await nia(closeAccount, leave)
  await campus.runJobs()
  expect(await campus.read(({ db }) => db.user.findFirst({ where: { id } }))).toMatchObject({
    status: 'closed',
    name: 'Former member',
    sortName: 'former member',
    email: `${id}@former.invalid`,
    passwordHash: null,
    major: null,
    phone: null,
    year: null,
    avatarKey: null,
    coverKey: null,
  })
  for (const table of [
    'profile',
    'session',
    'emailCode',
    'cartItem',
    'postDraft',
    'recentSearch',
    'bookmark',
    'notification',
    'calendarFeed',
  ] as const) {
    const count = campus.read(({ db }) =>
      (db[table].count as (asked: object) => Promise<number>)({
        where: { [table === 'postDraft' ? 'authorId' : 'userId']: id },
      }),
    )
    expect([table, await count]).toEqual([table, 0])
  }
  const said = await campus.read((ctx) =>
    ctx.sql<{ topic: string }>(
      sql`select topic from outbox where topic = 'account_closed' and payload ->> 'user_id' = ${id}`,
    ),
  )
  expect(said).toHaveLength(1)
})

test('the address signs up anew, as somebody else', async () => {
  const campus = await makeCampus()
  const nia = await newcomer(campus)
  await nia(closeAccount, leave)
  await campus.anyone(identity.signUp, { body: { email: nia.email, password: PASSWORD, name: 'Nia Again' } })
  const user = await campus.read(({ db }) => db.user.findFirst({ where: { email: nia.email } }))
  expect(user).toMatchObject({ name: 'Nia Again', status: 'active' })
  expect(user?.id).not.toBe(nia.viewer.id)
})

test('the password is asked for, and guessing is stopped', async () => {
  const campus = await makeCampus()
  const nia = await newcomer(campus)
  const wrong = { body: { password: 'not the password' } }
  for (let i = 0; i < 4; i++)
    await expect(nia(closeAccount, wrong)).rejects.toMatchObject({ status: 422, code: 'WRONG_PASSWORD' })
  await nia(closeAccount, wrong).catch(() => {})
  await expect(nia(closeAccount, leave)).rejects.toMatchObject({ status: 429 })
  expect(await nia(getMe)).toMatchObject({ email: nia.email })
})

test('open orders and money stand against it, each by name, until they are settled', async () => {
  const campus = await makeCampus()
  const [nia, ann] = [await newcomer(campus), await campus.student('Ann')]
  await fillWallet(campus, nia, 10_000)
  const { orders } = await buy(nia, [await sell(ann)], 'wallet')
  const sale = await (async () => {
    await fillWallet(campus, ann, 10_000)
    return (await buy(ann, [await sell(nia)], 'wallet')).orders[0]!
  })()
  await campus.runJobs()
  const kinds = async () => (await nia(getTies)).items.map(({ kind }) => kind)
  expect(await kinds()).toEqual(['purchases', 'sales', 'wallet'])
  const refusal = await nia(closeAccount, leave).catch((error) => error)
  expect([refusal.status, refusal.code]).toEqual([409, 'ACCOUNT_TIED'])
  expect(refusal.fields).toMatchObject({
    purchases: expect.stringContaining(orders[0]!.reference),
    wallet: 'There are $40.00 in your wallet. Use them up first.',
  })
  expect(await nia(getMe)).toMatchObject({ email: nia.email })

  const params = { id: orders[0]!.id }
  const { handoffCode } = await nia(getOrder, { params })
  await ann(handOff, { params, body: { code: handoffCode! } })
  await ann(cancelOrder, { params: { id: sale.id }, body: { reason: 'No more.' } })
  await campus.runJobs()
  expect(await kinds()).toEqual(['wallet'])
  await buy(nia, [await sell(ann, { price: { amount: 4_000, currency: 'usd' } })], 'wallet').then(
    async (bought) => {
      const paid = { id: bought.orders[0]!.id }
      const code = (await nia(getOrder, { params: paid })).handoffCode
      await ann(handOff, { params: paid, body: { code: code! } })
    },
  )
  await campus.runJobs()
  expect(await kinds()).toEqual([])
  const told = async () =>
    (await ann(listNotifications)).items.map(({ title, body }) => `${title} ${body}`).join('\n')
  expect(await told()).toMatch(/Nia bought your “/)
  expect((await mailsTo(ann.email)).map(({ subject }) => subject)).toContainEqual(
    expect.stringMatching(/^Nia bought your “/),
  )
  await nia(closeAccount, leave)
  // What the two had with each other stays, without the name.
  expect(await ann(getOrder, { params })).toMatchObject({ buyer: { name: 'Former member' } })
  expect(await told()).toMatch(/Former member bought your “/)
  expect(await told()).not.toContain('Nia')
})

test('the last administrator stays', async () => {
  const campus = await makeCampus()
  const admin = await campus.admin()
  expect((await admin(getTies)).items).toMatchObject([{ kind: 'admin' }])
  await campus.admin('Second Admin')
  expect((await admin(getTies)).items).toEqual([])
})
