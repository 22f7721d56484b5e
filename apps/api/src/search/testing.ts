import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import type { Asker, TestCampus } from '../../test/campus.ts'
import type { Kind } from './contract.ts'
import { rebuildSearch } from './rebuild.ts'

type Values = Record<string, string | number | boolean | Date | null>

/** One row of a table as another slice would have written it, and its id. What a search sees of it does not depend on how it got there. */
export async function put(campus: TestCampus, table: string, values: Values): Promise<string> {
  const id = v7()
  const row = JSON.stringify({ id, ...values })
  const columns = Object.keys({ id, ...values })
  const text = [
    `insert into ${table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${table}, `,
    '::jsonb)',
  ]
  await campus.command((ctx) => ctx.sql(sql(text as unknown as TemplateStringsArray, row)))
  return id
}

/** One thing of each kind that belongs to `owner` and has the word. */
export async function oneOfEach(
  campus: TestCampus,
  owner: Asker,
  word: string,
): Promise<Record<Kind, string>> {
  const ownerId = owner.viewer.id
  const soon = new Date(Date.now() + 86_400_000)
  await campus.command((ctx) => ctx.sql(sql`update users set major = ${word} where id = ${ownerId}::uuid`))
  const things = {
    person: ownerId,
    post: await put(campus, 'posts', { author_id: ownerId, body: `Who likes ${word} as I do?` }),
    club: await put(campus, 'clubs', {
      slug: `${word}-${v7().slice(-8)}`,
      name: `The ${word} club`,
      category: 'academic',
      created_by_id: ownerId,
    }),
    event: await put(campus, 'events', {
      organiser_id: ownerId,
      title: `An evening of ${word}`,
      category: 'academic',
      starts_at: soon,
      ends_at: new Date(soon.getTime() + 3_600_000),
      time_zone: 'America/Chicago',
      state: 'published',
    }),
    product: await put(campus, 'products', {
      seller_id: ownerId,
      title: `A ${word} book`,
      description: 'Hardly used.',
      category: 'textbooks',
      condition: 'good',
      price_amount: 2_000,
      stock: 1,
    }),
  }
  await rebuildSearch(campus)
  return things
}
