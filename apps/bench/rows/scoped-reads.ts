import { cpuOf, spentBetween } from '../measure/cpu.ts'
import { type Figures, perRequest } from '../measure/figures.ts'
import { median } from '../measure/statistics.ts'
import { type Child, forkProgram } from '../parts/child.ts'
import { type Reading, type ReadOrder, readings } from '../scoped/reads.ts'
import type { Stage } from '../stage.ts'
import type { Row } from './row.ts'

const CLIENTS = 4
const PAIRS = 6

/** The same reads through the tenant pool and past it, in turns of a second, so that both meet the same weather. */
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
  const order = {
    reading,
    clients: CLIENTS,
    schoolIds: [...new Set(stage.students.map(({ schoolId }) => schoolId))],
  }
  const seconds = stage.options.seconds / PAIRS
  for (const child of [scoped, unscoped]) await child.ask({ ...order, seconds: 1 })
  for (let pair = 0; pair < PAIRS; pair++) {
    sides.unscoped.push(await read(stage, unscoped, { ...order, seconds }))
    sides.scoped.push(await read(stage, scoped, { ...order, seconds }))
  }
  return {
    name: 'scoped-reads',
    variant: reading,
    clients: CLIENTS,
    product: middle(sides.scoped),
    floor: middle(sides.unscoped),
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

/** The turn whose CPU is the median: a neighbour's noise spoils some turns, not all. */
function middle(turns: Figures[]): Figures {
  const cpu = median(turns.map(({ cpu }) => cpu.total))
  return turns.find((turn) => turn.cpu.total === cpu) as Figures
}
