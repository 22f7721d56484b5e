import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { fill } from '../data/fill.ts'
import { type Product, productsOf, type Student, studentsOf } from '../data/people.ts'
import { cpuOf, spentBetween } from '../measure/cpu.ts'
import { assertAnswered, type Figures, measureLoad, perRequest } from '../measure/figures.ts'
import { summarise } from '../measure/statistics.ts'
import type { Server } from '../parts/child.ts'
import { openDatabase, withClient } from '../parts/cluster.ts'
import { startApi } from '../parts/product.ts'
import type { Stage } from '../stage.ts'
import type { Row } from './row.ts'
import { BUYERS, walletCheckout } from './served.ts'

const CROWD = 100
const SELLERS = 10
const ROUNDS = 10

interface Shop {
  api: Server
  client: pg.Client
  crowd: Student[]
  /** Of others than the crowd. */
  products: Product[]
}

/** A hundred press "Pay" at the same moment and there is one of it, ten times: how long the last of them waits for an answer. */
export const lastUnit = (stage: Stage): Promise<Row[]> =>
  inShop(stage, 'last_unit', async (shop) => {
    await rush(stage, shop, 0)
    const roots = { application: [shop.api.pid], database: [stage.cluster.pid] }
    const before = cpuOf(roots)
    const rushes = []
    for (let i = 1; i <= ROUNDS; i++) rushes.push(await rush(stage, shop, i))
    const durations = rushes.flatMap((one) => one.durations)
    const cpu = perRequest(spentBetween(before, cpuOf(roots)), durations.length)
    const seconds = rushes.reduce((sum, one) => sum + one.seconds, 0)
    const product: Figures = { ...summarise(durations, seconds), p99: Math.max(...durations), cpu }
    const note = `all at once, ${ROUNDS} times; p99 is the slowest of all`
    return [{ name: 'last-unit', variant: null, clients: CROWD, product, floor: null, note }]
  })

/** What a refusal costs, when what is asked for is sold out. */
export const refusal = (stage: Stage): Promise<Row[]> =>
  inShop(stage, 'refusal', async ({ api, client, crowd, products }) => {
    const [gone] = products
    if (!gone) throw new Error('There is no product.')
    await leave(client, gone, 0)
    const product = await measureLoad(stage.load, {
      url: api.url,
      requests: crowd.flatMap((buyer) => walletCheckout(buyer, gone.id)),
      clients: BUYERS,
      seconds: stage.options.seconds,
      application: [api.pid],
      database: stage.cluster.pid,
      answers: /^409$/,
    })
    return [{ name: 'refusal', variant: null, clients: BUYERS, product, floor: null, note: 'sold out' }]
  })

/** One school, in a database of its own. */
async function inShop(stage: Stage, name: string, measure: (shop: Shop) => Promise<Row[]>): Promise<Row[]> {
  const database = await openDatabase(stage.cluster, name)
  return withClient(database.owner, async (client) => {
    await fill(client, { schools: 1, studentsPerSchool: CROWD + SELLERS, rows: 1_000 })
    const crowd = (await studentsOf(client)).slice(0, CROWD)
    const buyers = new Set(crowd.map(({ id }) => id))
    const products = (await productsOf(client, 1_000)).filter(({ sellerId }) => !buyers.has(sellerId))
    const api = stage.undo.add(await startApi({ ...stage, cluster: { ...stage.cluster, ...database } }))
    const rows = await measure({ api, client, crowd, products })
    await api.stop()
    return rows
  })
}

const leave = (client: pg.Client, { id }: Product, stock: number) =>
  client.query('update products set stock = $2 where id = $1', [id, stock])

async function rush({ load }: Stage, { api, client, crowd, products }: Shop, turn: number) {
  const product = products[turn]
  if (!product) throw new Error('There are too few products.')
  await leave(client, product, 1)
  const requests = crowd
    .flatMap((buyer) => walletCheckout(buyer, product.id))
    .map((request) => ({ ...request, headers: { ...request.headers, 'idempotency-key': randomUUID() } }))
  const result = await load.run({ url: api.url, requests, clients: CROWD, atOnce: true, seconds: 0 })
  assertAnswered(result, /^(201|409)$/)
  if (result.statuses['201'] !== 1)
    throw new Error(`The last one was sold ${result.statuses['201'] ?? 0} times.`)
  return result
}
