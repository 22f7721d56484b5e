import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { z } from 'zod'
import { holdsUnstorable } from './plain-text.ts'

export const InvalidCursor = createError(
  'INVALID_CURSOR',
  'This cursor is not one of this list. Start again without it.',
  422,
)

/** Where a page ended: the sort key of its last row, as a text that clients hand back unread. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @throws InvalidCursor for anything that this list did not write */
export function readCursor<Key extends z.ZodType>(
  cursor: string | undefined,
  key: Key,
): z.output<Key> | null {
  if (cursor === undefined) return null
  const parsed = key.safeParse(decode(cursor))
  if (!parsed.success || holdsUnstorable(parsed.data)) throw new InvalidCursor()
  return parsed.data
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}

/**
 * How many rows to fetch for a page of at most `limit`: one more, in two sizes only and as a literal. PostgreSQL then keeps one plan
 * for a list instead of planning each time, because it knows how few rows are wanted.
 */
export const rowsFor = (limit: number) => (limit <= 20 ? sql`21` : sql`101`)

/** A page of the rows that `rowsFor` fetched: what is beyond the page only says that there is a next one. */
export function pageOf<Row, Item>(
  rows: Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number)[],
  itemOf: (row: Row) => Item,
): { items: Item[]; nextCursor: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(itemOf),
    nextCursor: last && rows.length > limit ? writeCursor(keyOf(last)) : null,
  }
}
