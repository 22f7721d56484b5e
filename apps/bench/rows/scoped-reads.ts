import { cpuOf, spentBetween } from '../measure/cpu.ts'
import { type Figures, perRequest } from '../measure/figures.ts'
import { type Child, forkProgram } from '../parts/child.ts'
import { type Reading, type ReadOrder, readings } from '../scoped/reads.ts'
import type { Stage } from '../stage.ts'
import type { Row } from './row.ts'

const CLIENTS = 4
const TURNS = 16

/** The same reads through the tenant pool and past it, in short turns, so that both meet the same weather. */
export async function scopedReads(stage: Stage): Promise<Row[]> {
  const { cluster, undo } = stage
  const scoped = undo.add(await forkProgram('scoped/reader.ts', ['scoped', cluster.app]))
  const unscoped = undo.add(await forkProgram('scoped/reader.ts', ['unscoped', cluster.owner]))
  const rows: Row[] = []
  for (const reading of readings) rows.push(await compare(stage, reading, scoped, unscoped))
  await Promise.all([scoped.stop(), unscoped.stop()])
  return rows
}

async function compare(stage: Stage, reading: Reading, scoped: Child, unscoped: Child): Promise<Row> {
  const sides = { scoped: [] as Figures[], unscoped: [] as Figures[] }
  const targets = stage.products.map(({ id, schoolId }) => ({ schoolId, productId: id }))
  const order = { reading, clients: CLIENTS, targets }
  const seconds = stage.options.seconds / TURNS
  for (const child of [scoped, unscoped]) await child.ask({ ...order, seconds: 1 })
  for (let turn = 0; turn < TURNS; turn++) {
    sides.unscoped.push(await read(stage, unscoped, { ...order, seconds }))
    sides.scoped.push(await read(stage, scoped, { ...order, seconds }))
  }
  return {
    name: 'scoped-reads',
    variant: reading,
    clients: CLIENTS,
    product: calmest(sides.scoped),
    floor: calmest(sides.unscoped),
    note: 'floor: unscoped',
  }
}

async function read({ cluster }: Stage, child: Child, order: ReadOrder): Promise<Figures> {
  const roots = { application: [child.pid], database: [cluster.pid] }
  const before = cpuOf(roots)
  const started = performance.now()
  const count = await child.ask<number>(order)
  const seconds = (performance.now() - started) / 1000
  const spent = spentBetween(before, cpuOf(roots))
  return {
    count,
    perSecond: count / seconds,
    p50: Number.NaN,
    p99: Number.NaN,
    cpu: perRequest(spent, count),
  }
}

/** A neighbour's noise only adds: the turn with the least CPU is the one that tells most of the code. */
function calmest(turns: Figures[]): Figures {
  return turns.reduce((calm, turn) => (turn.cpu.total < calm.cpu.total ? turn : calm))
}
