import type { Prisma } from '@banter/prisma'
import { sql } from '@banter/tenants/database'
import type { SearchFilters } from './contract.ts'

/** What few listings have comes first; `''` stands for what every listing has. */
export function anchorOf(q: string, { isbn, course, category }: SearchFilters): Prisma.Sql {
  if (isbn) return sql`${`isbn ${isbn}`}::text`
  if (course) return sql`${`course ${course}`}::text`
  const shelf = category ? `category ${category}` : ''
  return q
    ? sql`(select case when start = '' then ${shelf}::text else 'word ' || start end from app.search_anchor(${q}) start)`
    : sql`${shelf}::text`
}

/** Under which anchors the searches stand that may find a listing `p` of this text. */
export const anchorsOf = (text: Prisma.Sql): Prisma.Sql => sql`
  array['', 'category ' || p.category::text]
  || case when p.isbn is null then '{}'::text[] else array['isbn ' || p.isbn::text] end
  || case when p.course is null then '{}'::text[] else array['course ' || p.course] end
  || array(select 'word ' || start from unnest(app.word_beginnings(${text})) start)`
