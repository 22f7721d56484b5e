import type { ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Textbook } from './contract.ts'

const MOST_COURSES = 5

interface Found {
  isbn: string
  book: Textbook | null
  courses: string[]
}

/** The book, where the table has it, and the courses that students here gave with it: the most frequent first. */
export async function findTextbook(ctx: ReadCtx, isbn: string): Promise<Found> {
  const [book] = await ctx.sql<Textbook>(
    sql`select isbn, title, authors, edition, year from textbooks where isbn = ${isbn}::char(13)`,
  )
  const courses = await ctx.sql<{ course: string }>(sql`
    select course from products
     where isbn = ${isbn}::char(13) and isbn is not null and course is not null and published_at is not null
     group by course order by count(distinct seller_id) desc, course limit ${MOST_COURSES}`)
  return { isbn, book: book ?? null, courses: courses.map(({ course }) => course) }
}
