import { type ReadCtx, signedIn } from '@banter/tenants/context'
import type { sql } from '@banter/tenants/database'
import type { Media } from '../../media/media.ts'
import { mediaOf } from '../../media/uses.ts'
import { cardsOf } from '../cards/cards.ts'
import type { Post } from '../contract.ts'
import { inOrder, type PostRow, postRows } from './post-rows.ts'
import { shownPost } from './post-view.ts'

export interface Listed {
  row: Pick<PostRow, 'id' | 'place' | 'score'>
  post: Post
}

/**
 * Posts as this viewer sees them, in three statements at most: the posts with all that stands in rows of their own, the pictures of those
 * that have any, and what their cards carry.
 */
export async function shownPosts(
  ctx: ReadCtx,
  media: Media,
  picked: ReturnType<typeof sql>,
  { whole = false } = {},
): Promise<Listed[]> {
  const viewer = signedIn(ctx)
  const rows = inOrder(await ctx.sql<PostRow>(postRows(viewer, picked, { whole })))
  const [pictures, cards] = await Promise.all([
    mediaOf(
      ctx,
      media,
      'post',
      rows.filter(({ mediaCount }) => mediaCount > 0).map(({ id }) => id),
    ),
    cardsOf(ctx, media, rows),
  ])
  return rows.map((row) => {
    const extras = { media: pictures.get(row.id) ?? [], card: cards.get(row.id) ?? null }
    return { row, post: shownPost(ctx, media, viewer, row, extras, whole) }
  })
}
