import { mkdir } from 'node:fs/promises'
import { cpus, loadavg } from 'node:os'
import { memoryOf } from './measure/cpu.ts'
import { type Options, readOptions } from './options.ts'
import { Undo } from './parts/undo.ts'
import { writeResults } from './report/results.ts'
import { tableOf } from './report/table.ts'
import { adPick } from './rows/ad-pick.ts'
import { checkoutHot } from './rows/checkout-hot.ts'
import { feeJobs } from './rows/fee-jobs.ts'
import { feeLag } from './rows/fee-lag.ts'
import { feedGrowth } from './rows/feed-growth.ts'
import { feedPage } from './rows/feed-page.ts'
import { lastUnit, refusal } from './rows/last-unit.ts'
import type { RowName } from './rows/names.ts'
import { isMissing, type Missing, type Row } from './rows/row.ts'
import { scopedReads } from './rows/scoped-reads.ts'
import { search } from './rows/search.ts'
import { served } from './rows/served.ts'
import { signIn } from './rows/sign-in.ts'
import { commit, type Stage, setStage } from './stage.ts'
import { wdm } from './wdm/main.ts'

const runners: Record<string, (stage: Stage) => Promise<(Row | Missing)[]>> = {
  ...served,
  'feed-page': feedPage,
  'feed-growth': feedGrowth,
  'ad-pick': adPick,
  search,
  'sign-in': signIn,
  'scoped-reads': scopedReads,
  'checkout-hot': checkoutHot,
  'last-unit': lastUnit,
  refusal,
  'fee-jobs': feeJobs,
  'fee-lag': feeLag,
}
const undo = new Undo()
const started = Date.now()
let interrupted = false

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, async () => {
    interrupted = true
    await undo.run()
    process.exit(130)
  })

try {
  const [first, ...others] = process.argv.slice(2).filter((argument) => argument !== '--')
  process.exitCode =
    first === 'wdm' ? await wdm(others, undo) : await bench(readOptions(process.argv.slice(2)))
} catch (error) {
  // What was being measured fails when it is stopped.
  if (!interrupted) console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await undo.run()
}

/** @returns 0, or 1 when a row could not be measured; missing a bar is a finding and no failure */
async function bench(options: Options): Promise<number> {
  if (process.platform !== 'linux')
    throw new Error('The bench reads CPU time from /proc: it runs on Linux only.')
  if (options.profile) await mkdir(options.profile, { recursive: true })
  const [busy = 0] = loadavg()
  if (busy > cpus().length / 2)
    say(`The machine is busy with something else (load ${busy.toFixed(1)}): CPU times will be high.`)
  const stage = await setStage(options, undo, say)
  const rows: (Row | Missing)[] = []
  for (const name of options.names) {
    say(`Measuring ${name} …`)
    rows.push(...(await measured(stage, name)))
    if (interrupted) return 1
  }
  const memory = { api: memoryOf(stage.api.pid), floor: memoryOf(stage.floor.pid) }
  console.log(`\n${tableOf(rows)}\n`)
  for (const row of rows) if (isMissing(row)) console.log(`${row.name} was not measured. ${row.reason}\n`)
  console.log(`After all rows the API holds ${memory.api} MB, the floor ${memory.floor} MB.`)
  const about = { options, postgres: stage.cluster.version, commit: commit(), busy, memory }
  console.log(`Written to ${await writeResults(options.out ?? 'results.json', rows, about)}.`)
  return rows.some(isMissing) ? 1 : 0
}

async function measured(stage: Stage, name: RowName): Promise<(Row | Missing)[]> {
  try {
    return (await runners[name]?.(stage)) ?? []
  } catch (error) {
    return [{ name, variant: null, reason: error instanceof Error ? error.message : String(error) }]
  }
}

function say(line: string) {
  console.log(`${((Date.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}`)
}
