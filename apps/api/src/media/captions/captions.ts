import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import { captionsPath } from '../views.ts'
import { asWebVtt } from './web-vtt.ts'

export const NoVideo = createError('NO_VIDEO', 'Only a video has captions.', 422)

/** @throws NotFound for what is not one's own, NoVideo, WrongCaptions */
export async function putCaptions(ctx: Ctx, id: string, text: string) {
  await ownVideo(ctx, id)
  const { vtt, cues } = asWebVtt(text)
  ctx.write(sql`
    insert into media_captions (media_id, vtt, updated_at) values (${id}::uuid, ${vtt}, ${ctx.now})
    on conflict (school_id, media_id) do update set vtt = excluded.vtt, updated_at = excluded.updated_at`)
  ctx.write(sql`update media_assets set captioned = true where id = ${id}::uuid`)
  return { cues, captionsUrl: captionsPath(id) }
}

/** Taking away what is not there changes nothing. @throws NotFound, NoVideo */
export async function deleteCaptions(ctx: Ctx, id: string): Promise<null> {
  await ownVideo(ctx, id)
  ctx.write(sql`delete from media_captions where media_id = ${id}::uuid`)
  ctx.write(sql`update media_assets set captioned = false where id = ${id}::uuid`)
  return null
}

async function ownVideo(ctx: Ctx, id: string): Promise<void> {
  const [asset] = await ctx.sql<{ kind: string }>(sql`
    select kind from media_assets
     where id = ${id}::uuid and owner_id = ${signedIn(ctx).id}::uuid and state = 'ready' for update`)
  if (!asset) throw new NotFound()
  if (asset.kind !== 'video') throw new NoVideo()
}

/** Of a video that something shows, or of one's own before. @throws NotFound */
export async function getCaptions(ctx: ReadCtx, id: string): Promise<string> {
  const [captions] = await ctx.sql<{ vtt: string }>(sql`
    select c.vtt from media_captions c join media_assets m on m.school_id = c.school_id and m.id = c.media_id
     where c.media_id = ${id}::uuid and m.state = 'ready' and (m.owner_id = ${signedIn(ctx).id}::uuid or exists (
       select from media_uses u where u.school_id = m.school_id and u.media_id = m.id))`)
  if (!captions) throw new NotFound()
  return captions.vtt
}
