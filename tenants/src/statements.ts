import { createHash } from 'node:crypto'

const names = new Map<string, string>()
const MOST = 1_000

/** A stable name for a statement's text, so that each connection parses and plans it once. Beyond a thousand texts: unnamed. */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= MOST) return known
  const name = `b${createHash('sha256').update(text).digest('hex').slice(0, 20)}`
  names.set(text, name)
  return name
}
