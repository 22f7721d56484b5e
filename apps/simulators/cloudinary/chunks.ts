import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './refusal.ts'

const SMALLEST = 5 * 1024 * 1024
const MOST_AT_ONCE = 20
const PATIENCE_MS = 10 * 60_000

interface Begun {
  parts: Buffer[]
  received: number
  /** Where the last part began: it may come again, when its answer was lost. */
  lastAt: number
  touchedAt: number
}

/** Files that come in parts, one after the other, under a name that the sender makes up. */
export class Chunks {
  private readonly begun = new Map<string, Begun>()

  /** Puts a part to the others. @returns the whole file with its last part, null until then. @throws Refusal */
  add(headers: IncomingHttpHeaders, part: Buffer, most: number): Buffer | null {
    const id = headers['x-unique-upload-id']
    if (typeof id !== 'string' || !id) throw new Refusal(400, 'Missing X-Unique-Upload-Id header')
    const { start, end, total } = rangeIn(headers['content-range'] ?? '')
    if (end - start + 1 !== part.length)
      throw new Refusal(400, 'Content-Range does not match the size of the chunk')
    const last = end + 1 === total
    if (Math.max(total, end + 1) > most) throw new Refusal(400, `File size too large. Maximum is ${most}.`)
    if (!last && part.length < SMALLEST)
      throw new Refusal(400, 'All parts except the last must be larger than 5mb')
    const file = this.fileOf(id, start)
    file.parts.push(part)
    Object.assign(file, { received: end + 1, lastAt: start, touchedAt: Date.now() })
    if (!last) return null
    this.begun.delete(id)
    return Buffer.concat(file.parts)
  }

  private fileOf(id: string, start: number): Begun {
    for (const [name, { touchedAt }] of this.begun)
      if (Date.now() - touchedAt > PATIENCE_MS) this.begun.delete(name)
    const known = this.begun.get(id)
    if (known && start === known.received) return known
    if (known && start === known.lastAt) {
      known.parts.pop()
      return known
    }
    if (start !== 0) throw new Refusal(400, 'Chunks must be uploaded in order')
    if (this.begun.size >= MOST_AT_ONCE) throw new Refusal(420, 'Too many concurrent uploads')
    const file = { parts: [], received: 0, lastAt: 0, touchedAt: Date.now() }
    this.begun.set(id, file)
    return file
  }
}

/** A total of -1 is not known yet. */
function rangeIn(header: string) {
  const found = /^bytes (\d+)-(\d+)\/(-1|\d+)$/.exec(header)
  if (!found) throw new Refusal(400, 'Invalid Content-Range header')
  const [start = 0, end = 0, total = 0] = found.slice(1).map(Number)
  if (end < start || (total !== -1 && end >= total)) throw new Refusal(400, 'Invalid Content-Range header')
  return { start, end, total }
}
