import type { Ctx } from '@banter/tenants/context'
import { type Statement, statement } from '@banter/tenants/outbox'
import { shownStatus } from '../policy.ts'
import type { ListedRow } from '../product-rows.ts'
import {
  listingEnded,
  listingEnds,
  type ProductFact,
  productCreated,
  productDeleted,
  productSold,
  productUpdated,
} from '../topics.ts'
import { NOTICE_MS } from './expiry.ts'

export type SaidRow = Omit<
  ListedRow,
  'sellerName' | 'sellerAvatarKey' | 'createdAt' | 'photoKey' | 'negotiable'
> & {
  branch: string | null
  isbn: string | null
}

const topics = { created: productCreated, sold: productSold, deleted: productDeleted }

export function factOf(ctx: Ctx, row: SaidRow): ProductFact {
  return {
    product_id: row.id,
    seller_id: row.sellerId,
    school_id: ctx.school.id,
    title: row.title,
    kind: row.kind,
    category: row.category,
    branch: row.branch,
    condition: row.condition,
    price: { amount: row.priceAmount, currency: row.currency },
    course: row.course,
    isbn: row.isbn?.trim() ?? null,
    status: shownStatus(row),
  }
}

export const said = (ctx: Ctx, what: keyof typeof topics, row: SaidRow): Statement =>
  statement(topics[what], factOf(ctx, row))

/** @param oldAmount what it cost before, in minor units */
export function saidUpdated(ctx: Ctx, row: SaidRow, oldAmount = row.priceAmount): Statement {
  const changed = oldAmount !== row.priceAmount
  return statement(productUpdated, {
    ...factOf(ctx, row),
    old_price: changed ? { amount: oldAmount, currency: row.currency } : null,
  })
}

/** A word before its time is over, and one when it is: each looks whether that is still the time. */
export function deadlines(id: string, expiresAt: Date): Statement[] {
  const about = { product_id: id, expires_at: expiresAt.toISOString() }
  return [
    statement(listingEnds, about, new Date(expiresAt.getTime() - NOTICE_MS)),
    statement(listingEnded, about, expiresAt),
  ]
}
