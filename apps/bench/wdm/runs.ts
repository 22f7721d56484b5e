import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { withClient } from '../parts/cluster.ts'
import type { Undo } from '../parts/undo.ts'
import { buildAdapter } from './adapter.ts'
import { centsInAll, disagreements } from './books.ts'
import { openCampus } from './campus.ts'
import {
  clientAt,
  everybodyBuys,
  inconsistencies,
  type Plan,
  type Prepared,
  prepare,
  until,
} from './program.ts'
import { openShop } from './shop.ts'
import { type Part, type StackOptions, startStack } from './stack.ts'

export interface Run {
  /** What was killed while everybody bought; null when all stayed up. */
  killed: Part | null
  sold: number
  refused: number
  seconds: number
  /** What the client's log, the saga's log, the database and the ledger say against each other. */
  wrong: string[]
}

export interface Ground {
  url: string
  queue: string
  run(plan: Plan, killed: Part | null): Promise<Run>
}

/** How many have their answer when something is killed. */
const INTO_THE_RUN = 0.05

/** The product, the adapter before it, and runs of the benchmark against it: the same users again and again, a new item each time. */
export async function openGround(options: Omit<StackOptions, 'folder'>, undo: Undo): Promise<Ground> {
  const folder = mkdtempSync(path.join(tmpdir(), 'banter-wdm-'))
  undo.add({ stop: async () => rmSync(folder, { recursive: true, force: true }) })
  const stack = await startStack({ ...options, folder }, undo)
  const campus = undo.add(await openCampus(stack))
  const seller = await campus.student()
  const shop = openShop(campus, seller, stack.stripeUrl)
  const adapter = buildAdapter(campus, shop, stack.stripeUrl)
  undo.add({ stop: () => adapter.close() })
  const url = await adapter.listen({ host: '127.0.0.1', port: 0 })
  const call = clientAt(url)
  const where = { ...stack, schoolId: campus.schoolId }
  let earlier: string[] = []

  async function run(plan: Plan, killed: Part | null): Promise<Run> {
    const prepared = await prepare(call, plan, earlier)
    earlier = prepared.userIds
    const started = performance.now()
    const { log, handedOff } = await buyAndMeet(prepared, killed)
    const seconds = (performance.now() - started) / 1000
    const sold = log.filter(({ status }) => status === 200).length
    await until('every sale is settled', () => settled(where, prepared.itemId, sold))
    const wrong = [
      ...(await inconsistencies(call, prepared, log)),
      ...(await disagreements(where, prepared, log)),
      ...handedOff,
    ]
    const { paidIn, held } = await centsInAll(where)
    if (paidIn !== held) wrong.push(`${paidIn} cents were paid in, ${held} are there`)
    return { killed, sold, refused: log.length - sold, seconds, wrong }
  }

  /** Sold things are handed over while others still buy, so that queue and workers have money to move when they die. */
  async function buyAndMeet(prepared: Prepared, killed: Part | null) {
    let answered = 0
    let crash: Promise<void> | undefined
    const meetings: Promise<string[]>[] = []
    const log = await everybodyBuys(call, prepared, ({ userId, orderIds }) => {
      answered++
      if (killed && !crash && answered >= prepared.users * INTO_THE_RUN) {
        crash = stack.crash(killed)
        // Awaited below, when everybody has an answer.
        crash.catch(() => {})
      }
      for (const orderId of orderIds) meetings.push(meet(userId, orderId))
    })
    await crash
    return { log, handedOff: (await Promise.all(meetings)).flat() }
  }

  const meet = async (userId: string, orderId: string) =>
    shop.handOff(campus.known(userId), orderId).then(
      () => [],
      (error: unknown) => [`the order ${orderId} could not be handed off: ${error}`],
    )

  return { url, queue: stack.queue, run }
}

function settled(
  { ownerUrl, schoolId }: { ownerUrl: string; schoolId: string },
  itemId: string,
  sold: number,
) {
  return withClient(ownerUrl, async (client) => {
    const { rows } = await client.query<{ settled: number }>(
      `select count(*)::int as settled from orders o join order_items i on i.school_id = o.school_id and i.order_id = o.id
        where o.school_id = $1 and i.product_id = $2 and o.state = 'settled'`,
      [schoolId, itemId],
    )
    return rows[0]?.settled === sold
  })
}
