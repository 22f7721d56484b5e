import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/** One process as /proc/<pid>/stat tells of it. */
export interface ProcessTimes {
  pid: number
  parent: number
  /** Clock ticks on a CPU: its own, and those of children that ended and were waited for. */
  ticks: number
}

/** CPU time of the two halves of the system, in ms. */
export interface CpuMs {
  application: number
  database: number
}

/** @returns null when the text is none of a process */
export function parseStat(text: string): ProcessTimes | null {
  // The name stands in brackets and may itself hold brackets and blanks.
  const end = text.lastIndexOf(')')
  const fields = text.slice(end + 2).split(' ')
  const [pid, parent, ...times] = [text.slice(0, text.indexOf(' ')), fields[1], ...fields.slice(11, 15)].map(
    Number,
  )
  if (end < 0 || times.length < 4 || [pid, parent, ...times].some((value) => !Number.isFinite(value)))
    return null
  return { pid: pid as number, parent: parent as number, ticks: times.reduce((sum, value) => sum + value, 0) }
}

/** Ticks of these processes and all that descend from them, each counted once. */
export function ticksOf(processes: ProcessTimes[], roots: number[]): number {
  const children = new Map<number, ProcessTimes[]>()
  for (const one of processes) children.set(one.parent, [...(children.get(one.parent) ?? []), one])
  const seen = new Set<number>()
  const waiting = processes.filter(({ pid }) => roots.includes(pid))
  let sum = 0
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (seen.has(next.pid)) continue
    seen.add(next.pid)
    sum += next.ticks
    waiting.push(...(children.get(next.pid) ?? []))
  }
  return sum
}

/** CPU time spent so far by the process trees of an application and of a database server. @throws other than on Linux */
export function cpuOf(roots: { application: number[]; database: number[] }): CpuMs {
  const processes = allProcesses()
  const ms = (pids: number[]) => (ticksOf(processes, pids) * 1000) / ticksPerSecond()
  return { application: ms(roots.application), database: ms(roots.database) }
}

export const spentBetween = (before: CpuMs, after: CpuMs): CpuMs => ({
  application: after.application - before.application,
  database: after.database - before.database,
})

/** Resident memory of a process in MB, as the kernel counts it. */
export function memoryOf(pid: number): number {
  const [, kilobytes = '0'] = readFileSync(`/proc/${pid}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB/m) ?? []
  return Math.round(Number(kilobytes) / 1024)
}

function allProcesses(): ProcessTimes[] {
  if (process.platform !== 'linux')
    throw new Error('CPU time is read from /proc: the bench runs on Linux only.')
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => parseStat(readStat(pid)))
    .filter((one) => one !== null)
}

/** A process may end between the listing and the reading. */
function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
  } catch {
    return ''
  }
}

let ticks: number | undefined

function ticksPerSecond(): number {
  ticks ??= Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100
  return ticks
}
