import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { releaseMedia } from '../uses.ts'

/** How long the other slices have to let go of what a closed account left behind. */
const LETTING_GO = sql`interval '1 day'`

/** Somebody's account is closed: their photo and cover go now, everything else as soon as nothing of others shows it. */
export async function eraseMedia(ctx: Ctx, userId: string): Promise<void> {
  ctx.write(
    sql`insert into media_erasures (user_id, asked_at) values (${userId}::uuid, ${ctx.now}) on conflict do nothing`,
  )
  await releaseMedia(ctx, 'avatar', [userId])
  await releaseMedia(ctx, 'cover', [userId])
}

/** No 30 days for these: what nothing shows is claimed to be destroyed at once. */
export async function claimErased(ctx: Ctx): Promise<void> {
  await ctx.sql(sql`
    update media_assets set state = 'purged' where id in (
      select m.id from media_erasures e join media_assets m on m.school_id = e.school_id and m.owner_id = e.user_id
       where e.finished_at is null and m.state <> 'purged'
         and not exists (select from media_uses u where u.school_id = m.school_id and u.media_id = m.id)
       order by m.id for update of m)`)
}

/** After a day, what is still shown stays: it belongs to a club or an event as well. */
export async function settleErasures(ctx: Ctx): Promise<void> {
  await ctx.sql(sql`
    update media_erasures e
       set kept = (select count(*) from media_assets m
                    where m.school_id = e.school_id and m.owner_id = e.user_id and m.state <> 'purged'),
           finished_at = ${ctx.now}
     where e.finished_at is null and e.asked_at < ${ctx.now}::timestamptz - ${LETTING_GO}
       and not exists (select from media_assets m
                        where m.school_id = e.school_id and m.owner_id = e.user_id and m.state = 'purged' and m.purged_at is null)`)
}

export interface ErasureProof {
  askedAt: Date
  finishedAt: Date | null
  files: number
  bytes: number
  kept: number
}

/** What an erasure report says of somebody's pictures. */
export async function erasureProof(ctx: ReadCtx, userId: string): Promise<ErasureProof | null> {
  const [proof] = await ctx.sql<ErasureProof>(sql`
    select asked_at as "askedAt", finished_at as "finishedAt", files, bytes, kept
      from media_erasures where user_id = ${userId}::uuid`)
  return proof ?? null
}
