import { createHash } from 'node:crypto'

/** The UUIDv7 of a thing made at this moment: the same words and moment give the same id, and later things sort later. */
export function seededId(at: Date, ...words: string[]): string {
  const time = at.getTime().toString(16).padStart(12, '0')
  const hash = createHash('sha256').update(words.join('\n')).digest('hex')
  const variant = ((Number.parseInt(hash.slice(3, 4), 16) & 3) | 8).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`
}
