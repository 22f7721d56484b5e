import { randomUUID } from 'node:crypto'
import { newId } from '@banter/api/http/contract'
import type { FastifyInstance } from 'fastify'
import type { Student } from '../data/people.ts'
import type { Campus } from './campus.ts'
import { payPage, type Shop } from './shop.ts'

interface Buy {
  username: string
  userid: string
  /** Dollars. */
  price: number
  timestamp: string
}

const body = {
  type: 'object',
  required: ['username', 'userid', 'price', 'timestamp'],
  properties: {
    username: { type: 'string' },
    userid: { type: 'string' },
    price: { type: 'number', minimum: 0.5, maximum: 10_000 },
    timestamp: { type: 'string' },
  },
} as const

/**
 * The API of a shop whose purchases go through an event bus: `/buy` answers 202 when the payment is made, and the product's own bus
 * (webhook, queue, worker) confirms the order. Until then the buyer sees it as pending.
 */
export function serveBuys(
  app: FastifyInstance,
  { campus, shop, stripeUrl }: { campus: Campus; shop: Shop; stripeUrl: string },
): void {
  const buyers = new Map<string, Promise<Student>>()
  const said = new Map<string, Buy>()
  const buyerOf = (userid: string) => {
    const buyer = buyers.get(userid) ?? campus.student()
    buyers.set(userid, buyer)
    return buyer
  }
  app.post('/buy', { schema: { body } }, async (request, reply) => {
    const wanted = request.body as Buy
    const buyer = await buyerOf(wanted.userid)
    const itemId = newId()
    await shop.list(itemId, Math.round(wanted.price * 100), 1)
    const { orders, payment } = await shop.buy(buyer, [{ itemId, quantity: 1 }], 'card', randomUUID())
    const [order] = orders
    if (!order || !payment.redirectUrl) throw new Error('The checkout has no page to pay on.')
    said.set(order.id, wanted)
    await payPage(stripeUrl, payment.redirectUrl)
    return reply.code(202).send({ order_id: order.id, status: 'pending' })
  })
  app.get('/getAllUserBuys/:user', async (request) => {
    const { user } = request.params as { user: string }
    const buyer = await buyers.get(user)
    const orders = buyer ? await shop.bought(buyer) : []
    return orders.map(({ id, total, state }) => ({
      ...said.get(id),
      price: total.amount / 100,
      order_id: id,
      status: state === 'awaiting_payment' ? 'pending' : 'confirmed',
    }))
  })
}
