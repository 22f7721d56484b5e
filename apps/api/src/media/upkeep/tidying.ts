import type { MediaAsset } from '@banter/prisma'
import type { Campus, Ctx } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { Media } from '../media.ts'
import { mediaPurged } from '../topics.ts'
import { giveBack } from '../uploading/quota.ts'
import { said } from '../uses.ts'
import { claimErased, settleErasures } from './erasure.ts'
import { dueFiles } from './orphans.ts'

const AT_ONCE = 100

type Claimed = Pick<MediaAsset, 'id' | 'ownerId' | 'publicId' | 'kind' | 'private' | 'bytes' | 'readyAt'>

/** Every school in turn; where one fails, the others are tidied all the same. @throws what failed last */
export async function tidyEverywhere(
  { database, directory }: { database: Database; directory: SchoolDirectory },
  media: Media,
): Promise<void> {
  let failure: unknown
  for (const { id } of await database.directory<{ id: string }>(sql`select id from schools order by id`)) {
    const school = await directory.byId(id)
    if (!school) continue
    await tidyMedia(database.campus(school, null), media).catch((error: unknown) => {
      failure = error
    })
  }
  if (failure) throw failure
}

/**
 * Takes away what is due, at the media service and then here. Claimed first, so that nothing can come to show a file while it is
 * destroyed; what was claimed and not finished is finished the next time. @returns how many files. @throws MediaDown
 */
export async function tidyMedia(campus: Campus, media: Media): Promise<number> {
  let gone = 0
  for (;;) {
    const claimed = await campus.command(claim)
    if (!claimed.length) break
    await media.destroy(claimed)
    await campus.command((ctx) => bury(ctx, claimed))
    gone += claimed.length
  }
  await campus.command(settleErasures)
  return gone
}

async function claim(ctx: Ctx): Promise<Claimed[]> {
  await claimErased(ctx)
  const ids = (await dueFiles(ctx, AT_ONCE)).map(({ id }) => id)
  // Once more with the rows held: one of them may have been used a moment ago.
  if (ids.length) {
    await ctx.sql(sql`select id from media_assets where id = any(${ids}::uuid[]) order by id for update`)
    const still = (await dueFiles(ctx, AT_ONCE)).map(({ id }) => id).filter((id) => ids.includes(id))
    ctx.write(sql`update media_assets set state = 'purged' where id = any(${still}::uuid[])`)
  }
  return ctx.sql<Claimed>(sql`
    select id, owner_id as "ownerId", public_id as "publicId", kind, private, bytes, ready_at as "readyAt"
      from media_assets where state = 'purged' and purged_at is null order by id limit ${AT_ONCE}::int`)
}

async function bury(ctx: Ctx, claimed: Claimed[]): Promise<void> {
  const ids = claimed.map(({ id }) => id)
  const buried = await ctx.sql<Claimed>(sql`
    update media_assets set purged_at = ${ctx.now} where id = any(${ids}::uuid[]) and purged_at is null
    returning id, owner_id as "ownerId", bytes, ready_at as "readyAt"`)
  ctx.write(sql`delete from media_captions where media_id = any(${ids}::uuid[])`)
  const counted = buried.filter(({ readyAt }) => readyAt)
  giveBack(
    ctx,
    counted.reduce((sum, { bytes }) => sum + bytes, 0),
  )
  ctx.write(sql`
    update media_erasures e set files = e.files + gone.files, bytes = e.bytes + gone.bytes
      from (select owner_id, count(*) as files, sum(bytes) as bytes from media_assets
             where id = any(${counted.map(({ id }) => id)}::uuid[]) group by owner_id) gone
     where e.user_id = gone.owner_id and e.finished_at is null`)
  await publishAll(
    ctx,
    counted.map((asset) => statement(mediaPurged, said(ctx, asset))),
  )
  // What never came leaves no trace.
  ctx.write(sql`delete from media_assets where id = any(${ids}::uuid[]) and ready_at is null`)
}

/** The media service says that a file is gone, whoever took it away: nothing can show it any more. */
export async function markLost(ctx: Ctx, publicId: string): Promise<void> {
  const lost = await ctx.sql<Claimed>(sql`
    update media_assets set state = 'purged', purged_at = ${ctx.now}
     where public_id = ${publicId} and state in ('ready', 'deleted')
    returning id, owner_id as "ownerId", bytes, ready_at as "readyAt"`)
  for (const asset of lost) {
    if (asset.readyAt) giveBack(ctx, asset.bytes)
    ctx.write(sql`delete from media_uses where media_id = ${asset.id}::uuid`)
    ctx.write(sql`delete from media_captions where media_id = ${asset.id}::uuid`)
    await publishAll(ctx, [statement(mediaPurged, said(ctx, asset))])
  }
}
