import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { clubFor } from '../../clubs/membership.ts'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { currentAnnouncement, toReader } from '../feed/leads.ts'
import { keepsOrder } from '../policy.ts'
import { insertPost, samePost, written } from '../posts/create-post.ts'
import { findPost } from '../posts/find-post.ts'
import { PostKey } from '../posts/post-list.ts'
import { listed } from '../posts/seen-by.ts'
import { shownPosts } from '../posts/shown-posts.ts'
import { postAnnounced } from '../topics.ts'
import type * as contract from './contract.ts'

export const MayNotAnnounce = createError(
  'MAY_NOT_ANNOUNCE',
  'Only those who keep order at the school announce to all of it.',
  403,
)
export const ExpiresTooSoon = createError('EXPIRES_TOO_SOON', 'This announcement would be over already.', 422)
export const NothingToAcknowledge = createError(
  'NOTHING_TO_ACKNOWLEDGE',
  'Nobody asks to acknowledge this.',
  409,
)

type Query = z.output<typeof contract.listAnnouncements.schema.querystring>

export async function listAnnouncements(ctx: ReadCtx, media: Media, query: Query) {
  const found = await shownPosts(ctx, media, announcementsQuery(ctx, query))
  return pageOf(
    found,
    query.limit,
    ({ row }) => [row.id],
    ({ post }) => post,
  )
}

export function announcementsQuery(ctx: ReadCtx, { club, current, cursor, limit }: Query) {
  const viewer = signedIn(ctx)
  const after = readCursor(cursor, PostKey)
  const kept = current ? currentAnnouncement(ctx) : sql`${listed} and p.kind = 'announcement'`
  return sql`
    select p.id, 1 as place, null::int as score from posts p
     where ${kept} and ${toReader(viewer)} ${club ? sql`and p.club_id = ${club}::uuid` : empty}
       ${after ? sql`and p.id < ${after[0]}::uuid` : empty}
     order by p.id desc limit ${rowsFor(limit)}`
}

/** @throws MayNotAnnounce, ExpiresTooSoon, NotAllowedInClub, IdAhead, IdTaken, and what text and pictures may be refused for */
export async function announce(
  ctx: Ctx,
  media: Media,
  asked: z.output<typeof contract.announce.schema.body>,
) {
  await assertMayAnnounce(ctx, asked.club ?? null)
  assertNotAhead(ctx, asked.id)
  if (asked.expiresAt && Date.parse(asked.expiresAt) <= ctx.now.getTime())
    throw Object.assign(new ExpiresTooSoon(), { fields: { expiresAt: new ExpiresTooSoon().message } })
  const id = await announceAs(ctx, asked)
  return id ? written(ctx, media, id) : samePost(ctx, media, asked)
}

/** To the school, or to a club. @throws MayNotAnnounce, NotFound, NotAllowedInClub, ClubFrozen, ClubArchived */
export async function assertMayAnnounce(ctx: ReadCtx, club: string | null): Promise<void> {
  if (club) await clubFor(ctx, club, 'announce')
  else if (!keepsOrder(signedIn(ctx))) throw new MayNotAnnounce()
}

/** Writes one that may be announced, and tells it. @returns null when its id is taken */
export async function announceAs(ctx: Ctx, asked: z.output<typeof contract.announce.schema.body>) {
  const visibility = asked.club ? 'club' : 'school'
  const id = await insertPost(ctx, { ...asked, kind: 'announcement', visibility })
  if (!id) return null
  await publish(ctx, postAnnounced, {
    post_id: id,
    author_id: signedIn(ctx).id,
    school_id: ctx.school.id,
    club_id: asked.club ?? null,
    acknowledge: asked.acknowledge ?? false,
  })
  return id
}

/** Counted in the statement that notes it: whoever says it twice has said it once. @throws NotFound, NothingToAcknowledge */
export async function acknowledge(ctx: Ctx, id: string) {
  const post = await findPost(ctx, id)
  if (post.kind !== 'announcement') throw new NotFound()
  if (!post.acknowledge) throw new NothingToAcknowledge()
  ctx.write(sql`
    with said as (
      insert into acknowledgements (post_id, user_id, created_at) values (${id}::uuid, ${signedIn(ctx).id}::uuid, ${ctx.now})
      on conflict do nothing returning post_id)
    update posts p set acknowledged = p.acknowledged + 1 from said where p.id = said.post_id`)
  return { acknowledged: true }
}
