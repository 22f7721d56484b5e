import { sql } from '@banter/tenants/database'

/** What is said of a listing `products p` that a statement has changed. */
export const changedColumns = sql`p.id, p.title, p.kind, p.category, p.condition, p.price_amount as "priceAmount", p.currency, p.course,
  p.stock, p.reserved, p.status, p.seller_id as "sellerId", p.branch, p.isbn`
