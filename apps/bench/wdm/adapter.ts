import { randomUUID } from 'node:crypto'
import { newId } from '@banter/api/http/contract'
import createFastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { type Campus, NotThere } from './campus.ts'
import { isAnswer } from './patience.ts'
import { serveBuys } from './scalable-shop.ts'
import { CREDIT, type Line, type Shop } from './shop.ts'

interface Item {
  price: number
  /** The API lists nothing of which there is none: an item is listed with its first stock. */
  listed: boolean
  /** Changes of one item's stock wait for each other. */
  last: Promise<unknown>
}

interface Order {
  userId: string
  lines: Line[]
  paid: boolean
}

/** The public WDM checkout benchmark's API, each call of it as calls of the real one. */
export function buildAdapter(campus: Campus, shop: Shop, stripeUrl: string): FastifyInstance {
  const app = createFastify()
  const items = new Map<string, Item>()
  app.setErrorHandler((error, _request, reply) =>
    // What is not paid is 4xx, whatever the reason; the API itself was asked until it answered.
    reply.code(400).send({ error: isAnswer(error) ? error.code : String(error) }),
  )
  app.get('/livez', () => ({ status: 'ok' }))
  serveUsers(app, { campus, shop })
  serveStock(app, { shop, items })
  serveOrders(app, { campus, shop, items })
  serveBuys(app, { campus, shop, stripeUrl })
  return app
}

function serveUsers(app: FastifyInstance, { campus, shop }: { campus: Campus; shop: Shop }) {
  app.post('/payment/create_user', async () => ({ user_id: (await campus.student()).id }))
  app.get('/payment/find_user/:id', async (request) => {
    const { id } = paramsOf(request)
    return { user_id: id, credit: (await shop.balance(campus.known(id))) / CREDIT }
  })
  app.post('/payment/add_funds/:id/:amount', async (request) => {
    const { id, amount } = paramsOf(request)
    await shop.fund(campus.known(id), whole(amount) * CREDIT)
    return { done: true }
  })
}

function serveStock(app: FastifyInstance, { shop, items }: { shop: Shop; items: Map<string, Item> }) {
  app.post('/stock/item/create/:price', async (request) => {
    const id = newId()
    items.set(id, { price: whole(paramsOf(request).price), listed: false, last: Promise.resolve() })
    return { item_id: id }
  })
  app.get('/stock/find/:id', async (request) => {
    const { id } = paramsOf(request)
    const { price, listed } = known(items, id)
    return { stock: listed ? await shop.stockOf(id) : 0, price }
  })
  const change = (sign: 1 | -1) => async (request: FastifyRequest) => {
    const { id, amount } = paramsOf(request)
    const item = known(items, id)
    const done = item.last.then(() => restock(shop, id, item, sign * whole(amount)))
    item.last = done.catch(() => {})
    await done
    return { done: true }
  }
  app.post('/stock/add/:id/:amount', change(1))
  app.post('/stock/subtract/:id/:amount', change(-1))
}

async function restock(shop: Shop, id: string, item: Item, by: number) {
  const stock = (item.listed ? await shop.stockOf(id) : 0) + by
  if (stock < 0) throw new NotThere('There are not as many.')
  if (item.listed) return shop.setStock(id, stock)
  await shop.list(id, item.price * CREDIT, stock)
  item.listed = true
}

function serveOrders(
  app: FastifyInstance,
  { campus, shop, items }: { campus: Campus; shop: Shop; items: Map<string, Item> },
) {
  const orders = new Map<string, Order>()
  app.post('/orders/create/:userId', async (request) => {
    const { userId } = paramsOf(request)
    campus.known(userId)
    const id = randomUUID()
    orders.set(id, { userId, lines: [], paid: false })
    return { order_id: id }
  })
  app.post('/orders/addItem/:orderId/:itemId/:quantity', async (request) => {
    const { orderId, itemId, quantity } = paramsOf(request)
    known(items, itemId)
    known(orders, orderId).lines.push({ itemId, quantity: whole(quantity) })
    return { done: true }
  })
  app.get('/orders/find/:id', async (request) => {
    const { id } = paramsOf(request)
    const { userId, lines, paid } = known(orders, id)
    const cost = lines.reduce((sum, { itemId, quantity }) => sum + known(items, itemId).price * quantity, 0)
    return { order_id: id, paid, items: lines, user_id: userId, total_cost: cost }
  })
  app.post('/orders/checkout/:id', async (request) => {
    const { id } = paramsOf(request)
    const order = known(orders, id)
    // The order's id is the attempt: sent again after a crash, it is the same checkout.
    const made = await shop.buy(campus.known(order.userId), order.lines, 'wallet', id)
    order.paid = made.payment.status === 'paid'
    return { done: order.paid, checkout_id: made.checkoutId, orders: made.orders.map((one) => one.id) }
  })
}

/** @throws NotThere */
function known<T>(all: Map<string, T>, id: string | undefined): T {
  const found = all.get(id ?? '')
  if (!found) throw new NotThere('There is no such thing.')
  return found
}

type Named = 'id' | 'amount' | 'price' | 'userId' | 'orderId' | 'itemId' | 'quantity'

const paramsOf = ({ params }: FastifyRequest) => params as Record<Named, string>

function whole(text: string | undefined): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 0) throw new NotThere('Whole numbers, please.')
  return number
}
