import type pg from 'pg'
import { userId } from './demo-rows.ts'
import { type DemoSchool, rowsOf } from './school-rows.ts'
import { seededId } from './seeded-id.ts'

const DAY = 86_400_000

interface Watched {
  /** who | listing | days ago | what it cost then */
  favourites: string
  /** who | days ago | words | category | at most */
  searches: string
}

const tables: Record<string, Watched> = {
  uta: {
    favourites: `
      student      | LED drafting lamp with clamp                | 6 | 34.00
      student      | Yamaha P-45 digital piano with stand        | 3 | 160.00
      student      | Sony WH-CH720N noise cancelling headphones  | 9 | 60.00
      grace.okafor | Yamaha P-45 digital piano with stand        | 2 | 160.00
      ava.johnson  | Calculus: Early Transcendentals, 9th edition | 4 | 64.00
    `,
    searches: `
      student      | 8 | mini fridge | kitchen   | 60
      student      | 5 | desk chair  | furniture | 40
      omar.haddad  | 3 | guitar      |           | 150
    `,
  },
}

/** What the demo's students keep an eye on, and what they have looked for in vain. */
export async function layOutWatching(client: pg.Client, school: DemoSchool, now: Date): Promise<void> {
  const watched = tables[school.slug]
  if (!watched) return
  for (const [who, title, days, price] of rowsOf(watched.favourites))
    await client.query(
      `with saved as (
         insert into favourites (user_id, product_id, price_saved, price_told, created_at)
         select $1, id, $3, least($3, price_amount), $4 from products where title = $2 returning product_id)
       update products p set favourite_count = favourite_count + 1 from saved s where p.id = s.product_id`,
      [userId(school, who), title, cents(price), ago(now, days)],
    )
  for (const [who, days, words = '', category, most] of rowsOf(watched.searches)) {
    const at = ago(now, days)
    const filters = { ...(category && { category }), max: cents(most) }
    await client.query(
      `insert into saved_searches (id, user_id, name, q, filters, alert, words, anchor, created_at)
       select $1, $2, $3::text || ', up to $' || $4::text, $3, $5::jsonb, 'daily', app.search_query(app.school_id(), 'product', $3),
              'word ' || app.search_anchor($3), $6`,
      [seededId(at, school.slug, 'search', words), userId(school, who), words, most, filters, at],
    )
  }
}

const cents = (dollars = '') => Math.round(Number(dollars) * 100)

const ago = (now: Date, days = '') => new Date(now.getTime() - Number(days) * DAY)
