import type { MediaAsset } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publishAll, statement } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { MediaItem, MediaKind } from './contract.ts'
import { deliveryKey } from './delivery-key.ts'
import { RESTORABLE_MS } from './file-rules.ts'
import { mediaDeleted, mediaRestored } from './topics.ts'
import { mediaOf, type Subject, shownColumns } from './views.ts'

export { mediaOf, type Subject }

export const TooManyMedia = createError('TOO_MANY_MEDIA', 'At most %s pictures or videos, please.', 422)
export const NoSuchMedia = createError(
  'NO_SUCH_MEDIA',
  'One of the pictures is not there, or it is not yours.',
  422,
)
export const MediaNotReady = createError(
  'MEDIA_NOT_READY',
  'One of the pictures is not uploaded completely.',
  422,
)
export const WrongMedia = createError(
  'WRONG_MEDIA',
  'One of the pictures was uploaded for something else.',
  422,
)

export interface Allowed {
  max: number
  kinds: readonly MediaKind[]
}

type Candidate = Pick<
  MediaAsset,
  'id' | 'ownerId' | 'purpose' | 'kind' | 'state' | 'private' | 'deletedAt'
> & {
  used: boolean
}

/**
 * What `subject` shows from now on, in this order; what it no longer shows loses this use of it.
 * @throws TooManyMedia, NoSuchMedia, MediaNotReady, WrongMedia
 */
export async function setMedia(
  ctx: Ctx,
  subject: Subject,
  subjectId: string,
  items: readonly MediaItem[],
  { max, kinds }: Allowed,
): Promise<void> {
  if (items.length > max) throw new TooManyMedia(max)
  const wanted = items.map(({ id }) => id)
  if (new Set(wanted).size < wanted.length) throw new WrongMedia()
  const candidates = await lockCandidates(ctx, subject, subjectId, wanted)
  for (const id of wanted)
    assertUsable(
      ctx,
      subject,
      kinds,
      candidates.find((one) => one.id === id),
    )
  const left = candidates.filter(({ id, used }) => used && !wanted.includes(id)).map(({ id }) => id)
  if (left.length) await forgetUses(ctx, sql`subject = ${subject} and subject_id = ${subjectId}::uuid`, left)
  if (!items.length) return
  await bringBack(
    ctx,
    candidates.filter(({ id, state }) => wanted.includes(id) && state === 'deleted'),
  )
  const rows = items.map(({ id, alt = '', crop = [] }, position) => ({ id, alt, crop, position }))
  ctx.write(sql`
    insert into media_uses (subject, subject_id, media_id, position, alt, crop, created_at)
    select ${subject}, ${subjectId}::uuid, id, position, alt, crop, ${ctx.now}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as wanted(id uuid, alt text, crop int[], position int)
    on conflict (school_id, subject, subject_id, media_id)
    do update set position = excluded.position, alt = excluded.alt, crop = excluded.crop`)
}

/** These things are gone, and what only they showed goes to the tombstone with them. */
export async function releaseMedia(ctx: Ctx, subject: Subject, subjectIds: string[]): Promise<void> {
  if (!subjectIds.length) return
  const used = await ctx.sql<{ id: string }>(sql`
    select id from media_assets where id in (
      select media_id from media_uses where subject = ${subject} and subject_id = any(${subjectIds}::uuid[]))
     order by id for update`)
  if (!used.length) return
  await forgetUses(
    ctx,
    sql`subject = ${subject} and subject_id = any(${subjectIds}::uuid[])`,
    used.map(({ id }) => id),
  )
}

/** Another thing shows from now on what this one did. */
export function moveMedia(ctx: Ctx, subject: Subject, from: string, to: string): void {
  ctx.write(sql`
    update media_uses set subject_id = ${to}::uuid where subject = ${subject} and subject_id = ${from}::uuid`)
}

/** What a row keeps of a picture, to show it in lists. @throws NoSuchMedia, MediaNotReady */
export async function keyOfAsset(ctx: ReadCtx, mediaId: string, owner: string, crop?: readonly number[]) {
  const [row] = await ctx.sql<Parameters<typeof deliveryKey>[0] & { state: string }>(sql`
    select ${shownColumns}, m.state from media_assets m
     where m.id = ${mediaId}::uuid and m.owner_id = ${owner}::uuid and not m.private`)
  if (!row) throw new NoSuchMedia()
  if (row.state !== 'ready') throw new MediaNotReady()
  return deliveryKey({ ...row, crop: crop ?? [] })
}

/** In the order of their ids, so that two commands never wait for each other; until the end, so that no last use is missed. */
function lockCandidates(ctx: Ctx, subject: Subject, subjectId: string, wanted: string[]) {
  return ctx.sql<Candidate>(sql`
    with used as (select media_id from media_uses where subject = ${subject} and subject_id = ${subjectId}::uuid)
    select id, owner_id as "ownerId", purpose, kind, state, private, deleted_at as "deletedAt",
           id in (select media_id from used) as used
      from media_assets where id = any(${wanted}::uuid[]) or id in (select media_id from used)
     order by id for update`)
}

function assertUsable(ctx: Ctx, subject: Subject, kinds: readonly MediaKind[], found: Candidate | undefined) {
  if (!found || found.private !== (subject === 'original')) throw new NoSuchMedia()
  // Another officer may edit what a club shows; a picture that is there already is not brought in by them.
  if (found.ownerId !== signedIn(ctx).id && !found.used) throw new NoSuchMedia()
  if (found.purpose !== subject || !kinds.includes(found.kind)) throw new WrongMedia()
  const undone = found.state === 'deleted' && restorable(ctx, found)
  if (found.state !== 'ready' && !undone) throw new MediaNotReady()
}

export const restorable = (ctx: ReadCtx, { deletedAt }: Pick<MediaAsset, 'deletedAt'>) =>
  deletedAt !== null && deletedAt.getTime() + RESTORABLE_MS > ctx.now.getTime()

/** From now on the file is this person's: nobody who had it before can ask for it, delete it or take it away with their account. */
export function passMedia(ctx: Ctx, mediaId: string, to: string): void {
  ctx.write(sql`update media_assets set owner_id = ${to}::uuid where id = ${mediaId}::uuid`)
}

async function forgetUses(ctx: Ctx, where: ReturnType<typeof sql>, ids: string[]) {
  ctx.write(sql`delete from media_uses where ${where} and media_id = any(${ids}::uuid[])`)
  const gone = await ctx.sql<{ id: string; ownerId: string }>(sql`
    update media_assets m set state = 'deleted', deleted_at = ${ctx.now}
     where id = any(${ids}::uuid[]) and state = 'ready'
       and not exists (select from media_uses u where u.school_id = m.school_id and u.media_id = m.id)
    returning id, owner_id as "ownerId"`)
  await publishAll(
    ctx,
    gone.map((asset) => statement(mediaDeleted, said(ctx, asset))),
  )
}

async function bringBack(ctx: Ctx, assets: Pick<MediaAsset, 'id' | 'ownerId'>[]) {
  if (!assets.length) return
  const ids = assets.map(({ id }) => id)
  ctx.write(
    sql`update media_assets set state = 'ready', deleted_at = null, ready_at = ${ctx.now} where id = any(${ids}::uuid[])`,
  )
  await publishAll(
    ctx,
    assets.map((asset) => statement(mediaRestored, said(ctx, asset))),
  )
}

/** What the topics of a picture say of it. */
export const said = (ctx: ReadCtx, { id, ownerId }: { id: string; ownerId: string }) => ({
  media_id: id,
  owner_id: ownerId,
  school_id: ctx.school.id,
})
