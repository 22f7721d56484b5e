import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import type { FileName, Media } from '../media/media.ts'

const GOOD_MS = 5 * 60_000

/** For whoever owns the picture of this listing now, and nobody else, staff neither. @throws NotFound */
export async function getOriginal(ctx: ReadCtx, media: Media, productId: string) {
  const [file] = await ctx.sql<FileName & { format: string }>(sql`
    select m.public_id as "publicId", m.kind, m.private, m.format
      from products d
      join pictures p on p.school_id = d.school_id and p.id = d.picture_id
      join media_assets m on m.school_id = p.school_id and m.id = p.original_id
     where d.id = ${productId}::uuid and p.owner_id = ${signedIn(ctx).id}::uuid and p.deleted_at is null and m.state = 'ready'`)
  if (!file) throw new NotFound()
  return {
    url: media.originalUrl(file, ctx.now, { attachment: true }),
    expiresAt: new Date(ctx.now.getTime() + GOOD_MS).toISOString(),
  }
}
