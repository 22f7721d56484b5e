import type { Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import { after, type Job } from '../../job.ts'
import { productCreated, productUpdated } from '../topics.ts'
import { followWanted } from '../wanted/follow-wanted.ts'
import { matchSearches } from './match.ts'
import { searchesMatched } from './topics.ts'

const QUEUE = 'notifications'

export const savedSearchJobs: Job[] = [
  after(productCreated, QUEUE, 'match-searches', async (ctx, { product_id, kind }) => {
    await match(ctx, product_id, null)
    if (kind === 'wanted') await followWanted(ctx, product_id)
  }),
  after(productUpdated, QUEUE, 'match-searches-again', async (ctx, { product_id, kind, old_price }) => {
    await match(ctx, product_id, old_price?.amount ?? null)
    if (kind === 'wanted') await followWanted(ctx, product_id)
  }),
]

async function match(ctx: Ctx, productId: string, oldAmount: number | null): Promise<void> {
  const wishes = await matchSearches(ctx, productId, oldAmount)
  if (wishes.has('instant')) await publish(ctx, searchesMatched, { product_id: productId })
}
