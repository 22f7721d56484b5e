import type { Prisma } from '@banter/prisma'
import type { Viewer } from '@banter/tenants/context'
import { join, sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { mayBeShown } from '../../people/presence.ts'
import type * as contract from '../contract.ts'

type Query = z.output<typeof contract.listProducts.schema.querystring>
export type Filters = Pick<
  Query,
  | 'kind'
  | 'category'
  | 'branch'
  | 'condition'
  | 'delivery'
  | 'course'
  | 'isbn'
  | 'seller'
  | 'moveOut'
  | 'min'
  | 'max'
> & {
  /** Words that each must have, where they are so common that no list of what has them is of use. */
  having?: string
}

/** Literals, as each category has an index of its own: behind the wall none can be searched by an enum. */
export const inCategory = {
  textbooks: sql`p.category = 'textbooks'`,
  furniture: sql`p.category = 'furniture'`,
  electronics: sql`p.category = 'electronics'`,
  pictures: sql`p.category = 'pictures'`,
  clothing: sql`p.category = 'clothing'`,
  sports: sql`p.category = 'sports'`,
  kitchen: sql`p.category = 'kitchen'`,
  tickets: sql`p.category = 'tickets'`,
  services: sql`p.category = 'services'`,
  other: sql`p.category = 'other'`,
}

/** Listed since move-out began, to be picked up. At a school without such days there is nothing. */
export const toGoBeforeMoveOut = sql`p.kind in ('sale', 'free') and p.delivery = 'pickup'
  and p.published_at >= (select move_out_from::timestamptz from market_rules)`

/** What is wanted is no offer: it is shown to whoever asks for it. */
const ofKind = (kind: Filters['kind']) => (kind ? sql`p.kind = ${kind}` : sql`p.kind <> 'wanted'`)

/** What the filters ask of `products p`. */
export function narrowed(viewer: Viewer, filters: Filters): Prisma.Sql {
  const { kind, category, branch, condition, delivery, course, isbn, seller, moveOut, min, max, having } =
    filters
  const conditions = [
    ofKind(kind),
    course && sql`p.course is not null and p.course = ${course}`,
    isbn && sql`p.isbn is not null and p.isbn = ${isbn}::char(13)`,
    category && inCategory[category],
    branch && sql`p.branch is not null and p.branch = ${branch}`,
    condition && sql`p.condition = ${condition}::"Condition"`,
    delivery && sql`p.delivery = ${delivery}`,
    moveOut && toGoBeforeMoveOut,
    // Somebody's shelf is for those they show it to; in the shop each thing is for sale to all.
    seller && sql`p.seller_id = ${seller}::uuid and ${mayBeShown(viewer, 'listings', sql`${seller}::uuid`)}`,
    min !== undefined && sql`p.price_amount >= ${min}`,
    max !== undefined && sql`p.price_amount <= ${max}`,
    having && hasWords(having),
  ].filter((condition) => typeof condition === 'object')
  return sql`and ${join(conditions, ' and ')}`
}

/** By its search document, which is there once it was projected. */
const hasWords = (words: string) => sql`exists (
  select from search_documents d
   where d.school_id = p.school_id and d.kind = 'product' and d.subject_id = p.id
     and d.words @@ (select app.search_query(app.school_id(), 'product', ${words})))`
