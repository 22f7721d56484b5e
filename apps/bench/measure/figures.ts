import type { LoadDriver } from '../load/driver.ts'
import type { LoadRequest, LoadResult } from '../load/request.ts'
import { type CpuMs, cpuOf, spentBetween } from './cpu.ts'
import { type Summary, summarise } from './statistics.ts'

/** What was measured of one side of a row. CPU is that of the application and the database for each request, in ms. */
export interface Figures extends Summary {
  cpu: CpuMs & { total: number }
}

export interface Measured {
  url: string
  requests: LoadRequest[]
  clients: number
  /** Requests a second, where the next one does not wait for the last. */
  rate?: number
  seconds: number
  /** The processes whose CPU counts. */
  application: number[]
  database: number
  /** Which statuses are the answers that are measured: a fast refusal must not pass for speed. */
  answers?: RegExp
}

/** Warms up, then measures. @throws when any request is answered otherwise than it should be */
export async function measureLoad(load: LoadDriver, measured: Measured): Promise<Figures> {
  const { url, requests, clients, rate, seconds, answers = /^2\d\d$/ } = measured
  const roots = { application: measured.application, database: [measured.database] }
  assertAnswered(await load.run({ url, requests, clients, rate, seconds: seconds / 3 }), answers)
  const before = cpuOf(roots)
  const result = await load.run({ url, requests, clients, rate, seconds })
  const spent = spentBetween(before, cpuOf(roots))
  assertAnswered(result, answers)
  const summary = summarise(result.durations, result.seconds)
  return { ...summary, cpu: perRequest(spent, summary.count) }
}

export function perRequest(spent: CpuMs, count: number): Figures['cpu'] {
  const application = spent.application / count
  const database = spent.database / count
  return { application, database, total: application + database }
}

export function assertAnswered({ statuses }: Pick<LoadResult, 'statuses'>, answers: RegExp) {
  const refused = Object.entries(statuses).filter(([status]) => !answers.test(status))
  const all = Object.values(statuses).reduce((sum, count) => sum + count, 0)
  if (!all) throw new Error('Nothing was answered.')
  if (refused.length)
    throw new Error(refused.map(([status, count]) => `${count} of ${all} answered ${status}`).join(', '))
}
