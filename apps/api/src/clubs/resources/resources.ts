import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { releaseMedia, setMedia } from '../../media/uses.ts'
import { note } from '../club-history.ts'
import { type LockedClub, lockClub, lockClubFor } from '../club-lock.ts'
import { assertWritable, NotAllowedInClub } from '../membership.ts'
import { allows } from '../policy.ts'
import { joinedClub } from '../seen-club.ts'
import type * as contract from './contract.ts'
import { MOST_RESOURCES, resourcesOf } from './resource-rows.ts'

export const LinkOrFile = createError('LINK_OR_FILE', 'A link or a file, please: one of the two.', 422)
export const TooManyResources = createError(
  'TOO_MANY_FILES',
  'A club can pin at most 50 links and files.',
  409,
)

type NewResource = z.output<typeof contract.addResource.schema.body>
type Change = z.output<typeof contract.changeResource.schema.body>

/** @throws NotFound, NotAllowedInClub */
export async function listResources(ctx: ReadCtx, media: Media, idOrSlug: string) {
  const club = await joinedClub(ctx, idOrSlug)
  return { items: await resourcesOf(ctx, media, club.id) }
}

/** Pins it below the others; pinning the same under the same id again is what is there. @throws NotFound, LinkOrFile, TooManyResources */
export async function addResource(ctx: Ctx, media: Media, idOrSlug: string, resource: NewResource) {
  const { id = v7(), title, url = null, media: file } = resource
  assertNotAhead(ctx, resource.id)
  const club = await lockClubFor(ctx, idOrSlug, 'file')
  if ((url === null) === (file === undefined)) throw new LinkOrFile()
  const made = await ctx.sql(sql`
    insert into club_resources (id, club_id, title, url, media_id, position, added_by_id, created_at)
    select ${id}::uuid, ${club.id}::uuid, ${title}, ${url}, ${file?.id ?? null}::uuid,
           (select coalesce(max(position) + 1, 0) from club_resources where club_id = ${club.id}::uuid),
           ${signedIn(ctx).id}::uuid, ${ctx.now}
    on conflict do nothing returning id`)
  if (made.length && file) await setMedia(ctx, 'resource', id, [file], { max: 1, kinds: ['image'] })
  const pinned = await resourcesOf(ctx, media, club.id)
  if (made.length && pinned.length >= MOST_RESOURCES) throw new TooManyResources()
  if (made.length) note(ctx, club.id, 'file_added', { name: title })
  const row = pinned.find((one) => one.id === id)
  if (!row || row.title !== title || row.url !== url) throw new IdTaken()
  return row
}

/** @throws NotFound, NotAllowedInClub, ClubFrozen, ClubArchived */
export async function changeResource(ctx: Ctx, media: Media, id: string, { title, position }: Change) {
  const club = await clubOfResource(ctx, id)
  if (title !== undefined) ctx.write(sql`update club_resources set title = ${title} where id = ${id}::uuid`)
  if (position !== undefined) await moveTo(ctx, club.id, id, position)
  const row = (await resourcesOf(ctx, media, club.id)).find((one) => one.id === id)
  if (!row) throw new NotFound()
  return row
}

/** The others keep their order; all are counted from 0 again. */
async function moveTo(ctx: Ctx, clubId: string, id: string, position: number) {
  const rows = await ctx.sql<{ id: string }>(
    sql`select id from club_resources where club_id = ${clubId}::uuid order by position, id`,
  )
  const ids = rows.map((row) => row.id).filter((other) => other !== id)
  ids.splice(position, 0, id)
  ctx.write(sql`
    update club_resources r set position = place - 1
      from unnest(${ids}::uuid[]) with ordinality as wanted(id, place) where r.id = wanted.id`)
}

/** Unpinning what is unpinned is not found. @throws NotFound, NotAllowedInClub */
export async function removeResource(ctx: Ctx, id: string): Promise<null> {
  const club = await clubOfResource(ctx, id)
  const [gone] = await ctx.sql<{ title: string }>(
    sql`delete from club_resources where id = ${id}::uuid returning title`,
  )
  if (!gone) throw new NotFound()
  await releaseMedia(ctx, 'resource', [id])
  note(ctx, club.id, 'file_removed', { name: gone.title })
  return null
}

/** The locked club of a file, in which the viewer may pin. @throws NotFound, NotAllowedInClub */
async function clubOfResource(ctx: Ctx, id: string): Promise<LockedClub> {
  const [found] = await ctx.sql<{ clubId: string }>(
    sql`select club_id as "clubId" from club_resources where id = ${id}::uuid`,
  )
  if (!found) throw new NotFound()
  const club = await lockClub(ctx, found.clubId)
  if (!club.role) throw new NotFound()
  if (!allows(club.role, 'file')) throw new NotAllowedInClub()
  assertWritable(club)
  return club
}
