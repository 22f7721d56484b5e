import { sql } from '@banter/tenants/database'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Asker, TestCampus } from '../../test/campus.ts'
import {
  buy,
  control,
  deliverDispute,
  expectSoundBooks,
  fillWallet,
  payByCard,
  sessionOf,
} from '../../test/money.ts'
import { openDispute } from '../disputes/contract.ts'
import { getProduct } from '../marketplace/contract.ts'
import { publishProduct } from '../marketplace/listing/contract.ts'
import { listNotifications } from '../notifications/contract.ts'
import * as orders from '../orders/contract.ts'
import { freeze, unfreeze } from '../orders/money/freeze.ts'
import * as payments from '../payments/contract.ts'
import { getOriginal, getPicture, getProvenance } from './contract.ts'
import { makeGallery, onSale, relist } from './testing.ts'

let campus: TestCampus
let gallery: Awaited<ReturnType<typeof makeGallery>>
let people: Asker[]

beforeAll(async () => {
  gallery = await makeGallery()
  campus = gallery.campus
  people = await Promise.all(['Ann', 'Bob', 'Cy', 'Di'].map((name) => campus.student(name)))
})

const at = (id: string) => ({ params: { id } })
const balance = async (who: Asker) => (await who(payments.getWallet)).balance.amount

/** Everybody who can download it: never more than one. */
async function owners(productId: string, among: Asker[]): Promise<string[]> {
  const found = await Promise.all(
    among.map((who) =>
      who(getOriginal, at(productId)).then(
        () => [who.viewer.name],
        () => [],
      ),
    ),
  )
  return found.flat()
}

/** All the money of an order goes back, as its seller decides it. */
async function refund(seller: Asker, orderId: string) {
  await seller(orders.refundOrder, { ...at(orderId), body: {}, idempotencyKey: crypto.randomUUID() })
  await campus.runJobs()
}

const history = async (who: Asker, productId: string) =>
  (await who(getProvenance, at(productId))).items.map(({ how, owner }) => `${how} ${owner.person?.name}`)

test('of fifty who want the one original, one has it, and it is paid once', async () => {
  const { campus: here } = await makeGallery()
  const maker = await here.student('Maker')
  const buyers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      here.student(`Buyer ${'abcdefghijklmnopqrstuvwxyz'[i % 26]}${i > 25 ? 'x' : ''}`),
    ),
  )
  for (const buyer of buyers) await fillWallet(here, buyer, 2_000)
  const { productId } = await onSale(maker)
  const outcomes = await Promise.allSettled(buyers.map((buyer) => buy(buyer, [{ id: productId }], 'wallet')))
  await here.runJobs()
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const outcome of outcomes)
    if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'OUT_OF_STOCK' })
  expect(await owners(productId, [maker, ...buyers])).toHaveLength(1)
  const spent = (await Promise.all(buyers.map(balance))).filter((left) => left === 0)
  expect(spent).toHaveLength(1)
  await expectSoundBooks(here)
}, 60_000)

test('along a chain of three each loses it as the next one pays; paid back, it goes one step back', async () => {
  const [ann, bob, cy] = people as [Asker, Asker, Asker]
  const { productId, pictureId } = await onSale(ann)
  await gallery.sold(productId, bob)
  expect(await owners(productId, people)).toEqual(['Bob'])
  const second = await relist(bob, pictureId, 3_000)
  const resale = await gallery.sold(second.productId, cy, 3_000)
  expect(await owners(productId, people)).toEqual(['Cy'])
  const third = await relist(cy, pictureId, 5_000)
  await refund(bob, resale)
  expect(await owners(second.productId, people)).toEqual(['Bob'])
  await expect(bob(getProduct, at(third.productId))).rejects.toMatchObject({ status: 404 })
  for (const who of [bob, cy])
    expect((await who(listNotifications)).items.map(({ kind }) => kind)).toContain('picture_returned')
  expect(await history(ann, productId)).toEqual(['returned Bob', 'bought Cy', 'bought Bob', 'made Ann'])
  expect((await relist(bob, pictureId)).status).toBe('active')
  await expectSoundBooks(campus)
})

test('what was sold on in good faith stays where it is when an earlier sale is paid back', async () => {
  const [ann, bob, cy] = people as [Asker, Asker, Asker]
  const { productId, pictureId } = await onSale(ann)
  const first = await gallery.sold(productId, bob)
  await gallery.sold((await relist(bob, pictureId)).productId, cy)
  await refund(ann, first)
  expect(await owners(productId, people)).toEqual(['Cy'])
  expect(await bob(orders.getOrder, at(first))).toMatchObject({ state: 'refunded' })
})

test('who pays for what has gone back meanwhile gets the money back and nothing else', async () => {
  const [ann, bob, cy] = people as [Asker, Asker, Asker]
  const { productId, pictureId } = await onSale(ann)
  const first = await gallery.sold(productId, bob)
  const offered = await relist(bob, pictureId)
  const checkout = await buy(cy, [{ id: offered.productId }], 'card')
  await refund(ann, first)
  await payByCard(campus, checkout)
  expect(await owners(productId, people)).toEqual(['Ann'])
  const order = await cy(orders.getOrder, at(checkout.orders[0]?.id ?? ''))
  expect(['refunding', 'refunded']).toContain(order.state)
  expect((await relist(ann, pictureId)).status).toBe('active')
  await expectSoundBooks(campus)
})

test('while somebody looks into the sale it is not sold on, and a part of the money back changes nothing', async () => {
  const [ann, bob] = people as [Asker, Asker]
  const { productId, pictureId } = await onSale(ann)
  const order = await gallery.sold(productId, bob)
  await campus.command((ctx) => freeze(ctx, order, 'chargeback'))
  expect((await bob(getPicture, at(pictureId))).mayRelist).toBe(false)
  await expect(relist(bob, pictureId)).rejects.toMatchObject({ code: 'PICTURE_DISPUTED' })
  await campus.command((ctx) => unfreeze(ctx, order, 'chargeback'))
  await ann(orders.refundOrder, { ...at(order), body: { amount: 500 }, idempotencyKey: crypto.randomUUID() })
  await campus.runJobs()
  expect(await owners(productId, people)).toEqual(['Bob'])
})

const dispute = (buyer: Asker, order: string) =>
  buyer(openDispute, {
    ...at(order),
    body: { reason: 'not_as_described', about: 'It is blurred all over.', wanted: 2_000, media: [] },
  })

test('whoever asks for the money of an original back cannot have it bought meanwhile, nor ask once it is sold on', async () => {
  const [ann, bob, cy] = people as [Asker, Asker, Asker]
  const { productId, pictureId } = await onSale(ann)
  const order = await gallery.sold(productId, bob)
  const { productId: again } = await relist(bob, pictureId, 600)
  const reserved = await buy(cy, [{ id: again }], 'card')
  await dispute(bob, order)
  await payByCard(campus, reserved)
  await campus.runJobs()
  expect(await owners(productId, people)).toEqual(['Bob'])
  const { state } = await cy(orders.getOrder, at(reserved.orders[0]!.id))
  expect(['refunding', 'refunded']).toContain(state)

  const other = await onSale(ann)
  const bought = await gallery.sold(other.productId, bob)
  await gallery.sold((await relist(bob, other.pictureId, 600)).productId, cy, 600)
  await expect(dispute(bob, bought)).rejects.toMatchObject({ status: 409, code: 'SOLD_ON' })
  expect(await owners(other.productId, people)).toEqual(['Cy'])
  await expectSoundBooks(campus)
})

test('while the bank asks it is not sold on, and what the bank takes back is the seller’s again', async () => {
  const [ann, bob] = people as [Asker, Asker]
  const { productId, pictureId } = await onSale(ann)
  const checkout = await buy(bob, [{ id: productId }], 'card')
  await payByCard(campus, checkout)
  const offered = await relist(bob, pictureId)
  const { id } = await control('/disputes', { charge: sessionOf(checkout) })
  await deliverDispute(campus, id)
  expect(await bob(getProduct, at(offered.productId))).toMatchObject({ status: 'paused' })
  await expect(bob(publishProduct, at(offered.productId))).rejects.toMatchObject({ code: 'PICTURE_DISPUTED' })
  await control(`/disputes/${id}/decide`, { outcome: 'lost' })
  await deliverDispute(campus, id)
  expect(await owners(productId, people)).toEqual(['Ann'])
  expect((await history(ann, productId))[0]).toBe('returned Ann')
  await expectSoundBooks(campus)
})

test('the database itself holds one original to one piece and one listing', async () => {
  const [ann] = people as [Asker]
  const { productId, pictureId } = await onSale(ann)
  const twice = campus.command((ctx) =>
    ctx.sql(sql`update products set stock = 2 where id = ${productId}::uuid`),
  )
  await expect(twice).rejects.toThrow(/products_original_check/)
  const copy = campus.command((ctx) =>
    ctx.sql(sql`
      insert into products (id, seller_id, title, description, category, condition, price_amount, stock, picture_id, delivery, updated_at)
      select app.uuid_v7(), seller_id, title, '', category, condition, 1, 1, ${pictureId}::uuid, 'digital', now()
        from products where id = ${productId}::uuid`),
  )
  await expect(copy).rejects.toThrow(/products_picture_hot/)
})

describe('whatever is sold and paid back in whatever order', () => {
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('sell' as const), to: fc.nat(3) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('refund' as const), which: fc.nat(20) }) },
  )

  /** The owners as a stack: a sale that was paid back is taken off only from its top. */
  interface Model {
    stack: { owner: number; order: number | null }[]
    orders: { id: string; seller: number; back: boolean }[]
  }

  test('one has it, and it is who the sales that stand say', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 6 }), async (steps) => {
        const { productId, pictureId } = await onSale(people[0]!)
        const model: Model = { stack: [{ owner: 0, order: null }], orders: [] }
        let listed: string | null = productId
        for (const now of steps) {
          const top = model.stack.at(-1)!
          if (now.kind === 'sell' && now.to !== top.owner) {
            listed ??= (await relist(people[top.owner]!, pictureId, 2_000)).productId
            const id = await gallery.sold(listed, people[now.to]!)
            listed = null
            model.orders.push({ id, seller: top.owner, back: false })
            model.stack.push({ owner: now.to, order: model.orders.length - 1 })
          }
          const index = now.kind === 'refund' ? now.which % Math.max(1, model.orders.length) : -1
          const paid = model.orders[index]
          if (now.kind === 'refund' && paid && !paid.back) {
            await refund(people[paid.seller]!, paid.id)
            paid.back = true
            if (top.order === index) {
              model.stack.pop()
              listed = null
            }
          }
          const owner = people[model.stack.at(-1)!.owner]!
          expect(await owners(productId, people)).toEqual([owner.viewer.name])
        }
        await expectSoundBooks(campus)
      }),
      { numRuns: 8 },
    )
  }, 120_000)
})
