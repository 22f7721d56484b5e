import type { PrismaClient, pg } from '@banter/prisma'
import type { School } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'

export const readings = ['prisma-list', 'prisma-row', 'sql-list'] as const
export type Reading = (typeof readings)[number]

export interface ReadOrder {
  reading: Reading
  schoolIds: string[]
  clients: number
  seconds: number
}

export type Read = (schoolId: string) => Promise<unknown>

const newest = {
  orderBy: { id: 'desc' },
  select: { id: true, title: true, priceAmount: true, stock: true, createdAt: true },
} as const
const offered = { status: 'active', stock: { gt: 0 } } as const

const listText = `select id, title, price_amount, stock, created_at from products where status = 'active' and stock > 0`

/** Nothing but the scope names the school. */
export function scopedReads(database: Database): Record<Reading, Read> {
  const at = (id: string) => ({ id }) as School
  return {
    'prisma-list': (id) =>
      database.read(at(id), null, ({ db }) => db.product.findMany({ where: offered, take: 20, ...newest })),
    'prisma-row': (id) =>
      database.read(at(id), null, ({ db }) => db.product.findFirst({ where: offered, ...newest })),
    'sql-list': (id) =>
      database.read(at(id), null, (ctx) =>
        ctx.sql(sql`select id, title, price_amount, stock, created_at from products where status = 'active' and stock > 0
                     order by id desc limit 20`),
      ),
  }
}

/** Each names the school in its condition, as a role that no policy holds. */
export function unscopedReads({
  prisma,
  pool,
}: {
  prisma: PrismaClient
  pool: pg.Pool
}): Record<Reading, Read> {
  return {
    'prisma-list': (schoolId) =>
      prisma.product.findMany({ where: { schoolId, ...offered }, take: 20, ...newest }),
    'prisma-row': (schoolId) => prisma.product.findFirst({ where: { schoolId, ...offered }, ...newest }),
    'sql-list': (schoolId) =>
      pool.query({
        name: 'list',
        text: `${listText} and school_id = $1 order by id desc limit 20`,
        values: [schoolId],
      }),
  }
}
