import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

const TOKEN = /@\[name:([0-9a-f-]{36})\]/g

/**
 * Somebody in the title of a notice. It is the id that is kept: whoever has another name by the time it is read, or has left, is called so.
 */
export const nameToken = (userId: string) => `@[name:${userId}]`

/** The same texts with the names of now, in one query; in none where they name nobody. */
export async function withNames(ctx: ReadCtx, texts: string[]): Promise<string[]> {
  const ids = [...new Set(texts.flatMap((text) => [...text.matchAll(TOKEN)].map(([, id = '']) => id)))]
  if (!ids.length) return texts
  const people = await ctx.sql<{ id: string; name: string }>(
    sql`select id, name from users where id::text = any(${ids}::text[])`,
  )
  const names = new Map(people.map(({ id, name }) => [id, name]))
  return texts.map((text) => text.replace(TOKEN, (_token, id: string) => names.get(id) ?? 'Somebody'))
}
