import { sql } from '@banter/tenants/database'
import { expect, test } from 'vitest'
import { type Asker, makeCampus, type TestCampus } from '../../../test/campus.ts'
import { editPost, getPost } from '../contract.ts'
import { block, makeClub, say } from '../testing.ts'

const event = (campus: TestCampus, who: Asker, more: object = {}) =>
  campus.command(({ db, now }) =>
    db.event.create({
      data: {
        organiserId: who.viewer.id,
        title: 'Chess night',
        category: 'social',
        startsAt: new Date(now.getTime() + 86_400_000),
        endsAt: new Date(now.getTime() + 90_000_000),
        timeZone: 'America/Chicago',
        place: 'Library',
        state: 'published',
        ...more,
      },
    }),
  )

const product = (campus: TestCampus, who: Asker) =>
  campus.command(({ db }) =>
    db.product.create({
      data: {
        sellerId: who.viewer.id,
        title: 'Chess set',
        description: '',
        category: 'other',
        condition: 'good',
        priceAmount: 1999,
        stock: 1,
      },
    }),
  )

test('a post carries an event, a listing or a club, as it is now and for who reads it', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const club = await makeClub(campus, [[bob, 'member']])
  const [night, set] = [await event(campus, ann), await product(campus, ann)]
  const carry = (kind: string, id: string) => say(ann, `Look: ${kind}`, { card: { kind, id } })
  const posts = [await carry('event', night.id), await carry('product', set.id), await carry('club', club.id)]
  expect(posts.map(({ card }) => card)).toMatchObject([
    {
      kind: 'event',
      title: 'Chess night',
      place: 'Library',
      state: 'published',
      mine: 'organiser',
      path: `/events/${night.id}`,
    },
    {
      kind: 'product',
      title: 'Chess set',
      price: { amount: 1999, currency: 'usd' },
      state: 'active',
      mine: 'seller',
    },
    {
      kind: 'club',
      title: 'Chess Club',
      memberCount: 1,
      entry: 'open',
      mine: null,
      path: `/clubs/${club.slug}`,
    },
  ])
  const read = async (who: Asker, i: number) => (await who(getPost, { params: { id: posts[i]!.id } })).card
  expect(await read(bob, 2)).toMatchObject({ mine: 'member' })
  await campus.command(async (ctx) => {
    await ctx.sql(sql`update events set deleted_at = now()`)
    await ctx.sql(sql`update products set stock = 0`)
    await ctx.sql(sql`update clubs set hidden = true`)
  })
  expect(await read(bob, 0)).toMatchObject({ gone: true, title: '', state: 'gone' })
  expect(await read(bob, 1)).toMatchObject({ state: 'sold' })
  expect(await read(bob, 2)).toMatchObject({ gone: false })
  expect(await read(ann, 2)).toMatchObject({ gone: true, title: '' })
})

test('nobody posts what they cannot see themselves', async () => {
  const campus = await makeCampus()
  const [ann, bob] = await Promise.all([campus.student('Ann'), campus.student('Bob')])
  const club = await makeClub(campus, [[bob, 'member']], { hidden: true })
  const draft = await event(campus, bob, { state: 'draft' })
  const inside = await event(campus, bob, { clubId: club.id, audience: 'club' })
  const set = await product(campus, bob)
  await block(campus, bob, ann)
  for (const card of [
    { kind: 'event', id: draft.id },
    { kind: 'event', id: inside.id },
    { kind: 'club', id: club.id },
    { kind: 'product', id: set.id },
    { kind: 'event', id: set.id },
  ])
    await expect(say(ann, 'Look', { card })).rejects.toMatchObject({ status: 422, code: 'NO_SUCH_CARD' })
  const post = await say(bob, 'Mine', { card: { kind: 'product', id: set.id } })
  const bare = await bob(editPost, { params: { id: post.id }, body: { card: null } })
  expect(bare.card).toBeNull()
})
