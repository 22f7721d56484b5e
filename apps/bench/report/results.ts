import { writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import type { Options } from '../options.ts'
import { isMissing, type Missing, type Row } from '../rows/row.ts'
import { judge, ratioOf } from './bars.ts'

export interface Circumstances {
  options: Options
  postgres: string
  commit: string | null
  /** The machine's load before the bench began. */
  busy: number
  /** MB, after all rows. */
  memory: Record<string, number>
}

/** Everything that was measured, for programs that compare runs. @returns where it was written */
export async function writeResults(
  file: string,
  rows: (Row | Missing)[],
  { options, postgres, commit, busy, memory }: Circumstances,
): Promise<string> {
  const { schools, rows: loaded, seconds } = options
  const results = {
    at: new Date().toISOString(),
    commit,
    machine: {
      cpus: cpus().length,
      model: cpus()[0]?.model ?? '',
      memoryMb: Math.round(totalmem() / 2 ** 20),
      loadBefore: busy,
    },
    versions: { node: process.version, postgres },
    options: { schools, rows: loaded, seconds },
    memory,
    rows: rows.map((row) =>
      isMissing(row) ? row : { ...row, timesFloor: ratioOf(row), verdict: judge(row) },
    ),
  }
  const target = path.resolve(file)
  await writeFile(target, `${JSON.stringify(results, null, 2)}\n`)
  return target
}
