import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../../http/errors.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { inCategory } from '../catalogue/narrowed.ts'
import type { Category } from '../contract.ts'
import { canSee } from '../policy.ts'
import { type ListedRow, listedColumns, savedBy, shownProduct } from '../product-rows.ts'

const MOST = 8

interface Like {
  id: string
  category: Category
  course: string | null
  isbn: string | null
}

/** @throws NotFound when the listing itself is not the viewer's to see */
export async function similarProducts(ctx: ReadCtx, media: Media, id: string) {
  const viewer = signedIn(ctx)
  const [row] = await ctx.sql<Like & Pick<ListedRow, 'sellerId' | 'status'> & { open: boolean }>(sql`
    select p.id, p.category, p.course, p.isbn, p.status, p.seller_id as "sellerId", ${unblocked(viewer, sql`p.seller_id`)} as open
      from products p where p.id = ${id}::uuid`)
  if (!row || !canSee(viewer, row) || !row.open) throw new NotFound()
  const rows = await ctx.sql<ListedRow>(similarQuery(viewer, row))
  return { items: rows.map((one) => shownProduct(media, one, viewer)), nextCursor: null }
}

/** The same book first, then the same course, then the newest of its shelf: each read from its own index and no further than needed. */
export function similarQuery(viewer: Viewer, { id, category, course, isbn }: Like): Prisma.Sql {
  const few = (nearness: number, condition: Prisma.Sql) => sql`
    (select ${nearness}::int as nearness, p.* from products p
      where p.status = 'active' and p.stock > 0 and p.kind <> 'wanted' and p.id <> ${id}::uuid
        and p.seller_id <> ${viewer.id}::uuid and ${unblocked(viewer, sql`p.seller_id`)} and ${condition}
      order by p.id desc limit ${MOST})`
  return sql`
    select ${listedColumns}, ${savedBy(viewer)} from (
      select distinct on (id) * from (
        ${few(1, sql`p.isbn is not null and p.isbn = ${isbn}::char(13)`)} union all
        ${few(2, sql`p.course is not null and p.course = ${course}`)} union all
        ${few(3, inCategory[category])}) near
       order by id, nearness) p
      join users s on s.school_id = p.school_id and s.id = p.seller_id
     order by p.nearness, p.id desc limit ${MOST}`
}
