import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { findPost } from '../posts/find-post.ts'

/** @throws NotFound */
export async function savePost(ctx: Ctx, id: string) {
  await findPost(ctx, id)
  ctx.write(sql`
    insert into bookmarks (post_id, user_id, created_at) values (${id}::uuid, ${signedIn(ctx).id}::uuid, ${ctx.now})
    on conflict do nothing`)
  return { saved: true }
}

/** @throws NotFound */
export async function unsavePost(ctx: Ctx, id: string) {
  await findPost(ctx, id)
  ctx.write(sql`delete from bookmarks where post_id = ${id}::uuid and user_id = ${signedIn(ctx).id}::uuid`)
  return { saved: false }
}
