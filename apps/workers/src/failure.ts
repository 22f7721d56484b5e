import { briefly } from '@banter/api/brief-error'

const LONGEST = 200

/** Every kind of secret and of person that a message may quote, and what stands there instead. */
const masks: [RegExp, string][] = [
  [/[^\s<>"'(),:;=]+@[^\s<>"'(),:;=]+/g, '<address>'],
  [/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '<id>'],
  // Keys and tokens; names of tables and functions have no digits, or are shorter.
  [/(?=[\w.+/=-]*\d)[\w+/=-][\w.+/=-]{19,}/g, '<secret>'],
  [/\d[\d -]{4,}\d/g, '<number>'],
  // What people wrote is quoted; a name of ours is one plain word.
  [/"(?![a-z_.]*")[^"]*"/g, '"…"'],
  [/'(?![a-z_.]*')[^']*'/g, "'…'"],
]

/** What of a failure is kept with its job, for as long as nobody looks: what kind it is, and its words without those of people. */
export function recordable(error: unknown): Error {
  const { type, code, stack } = briefly(error)
  const said = error instanceof Error ? error.message : String(error)
  const masked = masks.reduce((text, [secret, mask]) => text.replace(secret, mask), said.slice(0, 2_000))
  const kind = [type === 'Error' ? '' : type, code ?? ''].filter(Boolean).join(' ')
  const words = masked.replace(/\s+/g, ' ').trim().slice(0, LONGEST)
  const record = new Error(kind ? `${kind}: ${words}` : words)
  record.stack = [record.message, stack ?? ''].join('\n').trim()
  return record
}
