import type { ReadCtx } from '@banter/tenants/context'
import type { Media } from '../../media/media.ts'
import { listFound } from './found.ts'
import { listInOrder, type Query } from './in-order.ts'

/** What can be had at this school now. */
export async function listProducts(ctx: ReadCtx, media: Media, query: Query) {
  if (query.q) return await listFound(ctx, media, { ...query, q: query.q })
  const { sort } = query
  return await listInOrder(ctx, media, query, sort === undefined || sort === 'relevance' ? 'newest' : sort)
}
