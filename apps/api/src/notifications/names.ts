import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'

/** Characters that Unicode keeps for programs themselves: nobody can send them, so that no text of anybody's is read as a token. */
const [OPEN, CLOSE] = ['\ufdd0', '\ufdd1']
const FIRST = 'first:'
const TOKEN = new RegExp(`${OPEN}(${FIRST})?([0-9a-f-]{36})${CLOSE}`, 'g')

/**
 * Somebody in a notice. It is the id that is kept: whoever has another name by the time it is read, or has left, is called so.
 */
export const nameToken = (userId: string) => `${OPEN}${userId}${CLOSE}`

/** The same by the first name alone. */
export const firstNameToken = (userId: string) => `${OPEN}${FIRST}${userId}${CLOSE}`

interface Named {
  id: string
  name: string
  first: string
}

interface Worded {
  title: string
  body: string
}

/** The same with the names of now, in one query; in none where they name nobody. */
export async function withNames<T extends Worded>(ctx: ReadCtx, items: T[]): Promise<T[]> {
  const texts = items.flatMap(({ title, body }) => [title, body])
  const ids = [...new Set(texts.flatMap((text) => [...text.matchAll(TOKEN)].map(([, , id = '']) => id)))]
  if (!ids.length) return items
  const people = await ctx.sql<Named>(sql`
    select id, name, case when status = 'closed' then name else split_part(name, ' ', 1) end as first
      from users where id = any(${ids}::uuid[])`)
  const known = new Map(people.map((person) => [person.id, person]))
  const named = (text: string) =>
    text.replace(
      TOKEN,
      (_token, short: string | undefined, id: string) =>
        known.get(id)?.[short ? 'first' : 'name'] ?? 'Somebody',
    )
  return items.map((item) => ({ ...item, title: named(item.title), body: named(item.body) }))
}
