import { type ReadCtx, signedIn } from '@banter/tenants/context'
import type { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { cardsOf } from '../cards/cards.ts'
import type { Post } from '../contract.ts'
import { inOrder, type PostRow, postRows } from './post-rows.ts'
import { shownPost } from './post-view.ts'

export interface Listed {
  row: Pick<PostRow, 'id' | 'place' | 'score'>
  post: Post
}

/** Posts as this viewer sees them, in two statements at most: the posts with all that belongs to them, and what their cards carry. */
export async function shownPosts(
  ctx: ReadCtx,
  media: Media,
  picked: ReturnType<typeof sql>,
  { whole = false } = {},
): Promise<Listed[]> {
  const viewer = signedIn(ctx)
  const rows = inOrder(await ctx.sql<PostRow>(postRows(viewer, picked, { whole })))
  const cards = await cardsOf(ctx, media, rows)
  return rows.map((row) => ({
    row,
    post: shownPost(ctx, media, viewer, row, { card: cards.get(row.id) ?? null, whole }),
  }))
}
