import type { PrismaClient, pg } from '@banter/prisma'
import type { School } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'

export const readings = ['prisma-list', 'prisma-row', 'sql-list'] as const
export type Reading = (typeof readings)[number]

/** Where a read looks, and for what. */
export interface Target {
  schoolId: string
  productId: string
}

export interface ReadOrder {
  reading: Reading
  targets: Target[]
  clients: number
  seconds: number
}

export type Read = (target: Target) => Promise<unknown>

const select = { id: true, title: true, priceAmount: true, stock: true, createdAt: true } as const
const offered = { status: 'active', stock: { gt: 0 } } as const

/** Nothing but the scope names the school. */
export function scopedReads(database: Database): Record<Reading, Read> {
  const at = ({ schoolId }: Target) => ({ id: schoolId }) as School
  return {
    'prisma-list': (target) =>
      database.read(at(target), null, ({ db }) =>
        db.product.findMany({ where: offered, orderBy: { id: 'desc' }, take: 20, select }),
      ),
    'prisma-row': (target) =>
      database.read(at(target), null, ({ db }) =>
        db.product.findFirst({ where: { id: target.productId }, select }),
      ),
    'sql-list': (target) =>
      database.read(at(target), null, (ctx) =>
        ctx.sql(sql`select id, title, price_amount, stock, created_at from products
                     where status = 'active' and stock > 0 order by id desc limit 20`),
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
    'prisma-list': ({ schoolId }) =>
      prisma.product.findMany({
        where: { schoolId, ...offered },
        orderBy: { id: 'desc' },
        take: 20,
        select,
      }),
    'prisma-row': ({ schoolId, productId }) =>
      prisma.product.findFirst({ where: { schoolId, id: productId }, select }),
    'sql-list': ({ schoolId }) =>
      pool.query({
        name: 'list',
        text: `select id, title, price_amount, stock, created_at from products
                where status = 'active' and stock > 0 and school_id = $1 order by id desc limit 20`,
        values: [schoolId],
      }),
  }
}
