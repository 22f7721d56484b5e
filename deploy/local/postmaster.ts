import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

export interface Postmaster {
  pid: number
  port: number
}

/** The server that runs on this data folder, even one whose parent was killed. */
export async function runningPostmaster(dir: string): Promise<Postmaster | undefined> {
  const text = await readFile(path.join(dir, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!pid || !isAlive(pid) || !isPostgres(pid)) return undefined
  return { pid, port: Number(lines[3]) }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** After a reboot the number in a stale file may belong to any other program. */
function isPostgres(pid: number) {
  if (process.platform !== 'linux') return true
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres')
  } catch {
    return false
  }
}

/** Ends the server the fast way (sessions are cut, data is flushed), then the hard way after `patience` ms. */
export async function stopPostmaster(pid: number, patience = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!signalTo(pid, signal)) return
    const until = Date.now() + patience
    while (isAlive(pid) && Date.now() < until) await wait(20)
    if (!isAlive(pid)) return
  }
}

function signalTo(pid: number, signal: NodeJS.Signals) {
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}
