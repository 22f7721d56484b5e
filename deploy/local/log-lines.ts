import { createWriteStream, type WriteStream } from 'node:fs'
import { rename, stat } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

const LARGEST_LOG = 10 << 20
const WARN = 40

/** A log file that continues the last run's, until that has grown large. */
export async function openLog(file: string): Promise<WriteStream> {
  const found = await stat(file).catch(() => undefined)
  if (found && found.size > LARGEST_LOG) await rename(file, `${file}.old`)
  return createWriteStream(file, { flags: 'a' })
}

/** Copies a process's output to its log; what a person should see is also said aloud. */
export function followOutput(out: Readable, err: Readable, log: WriteStream, say: (line: string) => void) {
  // The last lines of a process may come after its end, when the log is closed.
  const keep = (line: string) => {
    if (!log.writableEnded) log.write(`${line}\n`)
  }
  createInterface({ input: out }).on('line', (line) => {
    keep(line)
    const worth = warningIn(line)
    if (worth) say(worth)
  })
  createInterface({ input: err }).on('line', (line) => {
    keep(line)
    say(warningIn(line) ?? line)
  })
}

/** The message of a pino line at warn or above; undefined for what needs nobody's eye. */
export function warningIn(line: string): string | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const entry = JSON.parse(line) as { level?: number; msg?: string; err?: { message?: string } }
    if (typeof entry.level !== 'number' || entry.level < WARN) return undefined
    const cause = entry.err?.message && entry.err.message !== entry.msg ? `: ${entry.err.message}` : ''
    return `${entry.msg ?? 'warning'}${cause}`
  } catch {
    return undefined
  }
}
