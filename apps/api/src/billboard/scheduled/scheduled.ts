import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { releaseMedia } from '../../media/uses.ts'
import { assertMayAnnounce, ExpiresTooSoon } from '../announcements/announcements.ts'
import { attachPictures, picturesOf } from '../posts/pictures.ts'
import { nameIn } from '../text/mentions.ts'
import { announcementDue } from '../topics.ts'
import type * as contract from './contract.ts'
import { keptRows, type ScheduledRow, shownScheduled } from './scheduled-rows.ts'

export const NotInTime = createError(
  'NOT_IN_TIME',
  'Choose a time between a minute and half a year from now.',
  422,
)
export const TooManyScheduled = createError(
  'TOO_MANY_SCHEDULED',
  'Twenty announcements of yours are waiting. Let one go first.',
  409,
)

const MOST = 20
const SOONEST_MS = 60_000
const LATEST_MS = 183 * 86_400_000

type New = z.output<typeof contract.schedule.schema.body>
type Change = z.output<typeof contract.changeScheduled.schema.body>

export async function listScheduled(ctx: ReadCtx, media: Media) {
  return { items: await shownScheduled(ctx, media, await keptRows(ctx, signedIn(ctx), sql`true`)) }
}

/** @throws NotFound */
export async function getScheduled(ctx: ReadCtx, media: Media, id: string): Promise<contract.Scheduled> {
  const [shown] = await shownScheduled(ctx, media, [await kept(ctx, id)])
  if (!shown) throw new NotFound()
  return shown
}

async function kept(ctx: ReadCtx, id: string): Promise<ScheduledRow> {
  const [row] = await keptRows(ctx, signedIn(ctx), sql`s.id = ${id}::uuid`)
  if (!row) throw new NotFound()
  return row
}

/** @throws MayNotAnnounce, NotInTime, ExpiresTooSoon, TooManyScheduled, IdTaken, and what text and pictures may be refused for */
export async function schedule(
  ctx: Ctx,
  media: Media,
  { id = v7(), club, ...words }: New,
): Promise<contract.Scheduled> {
  const author = signedIn(ctx)
  assertNotAhead(ctx, id)
  await assertRight(ctx, club ?? null, words)
  // In line behind oneself, so that one is made, and the count is true.
  await ctx.sql(sql`select id from users where id = ${author.id}::uuid for no key update`)
  const [same] = await keptRows(ctx, author, sql`s.id = ${id}::uuid`)
  if (same) return getScheduled(ctx, media, id)
  const waiting = await ctx.sql(
    sql`select from scheduled_announcements where author_id = ${author.id}::uuid limit ${MOST}::int`,
  )
  if (waiting.length >= MOST) throw new TooManyScheduled()
  const made = await ctx.sql(sql`
    insert into scheduled_announcements (id, author_id, club_id, body, acknowledge, publish_at, expires_at, created_at, updated_at)
    values (${id}::uuid, ${author.id}::uuid, ${club ?? null}::uuid, ${words.body}, ${words.acknowledge ?? false},
            ${words.publishAt}::timestamptz, ${words.expiresAt ?? null}::timestamptz, ${ctx.now}, ${ctx.now})
    on conflict do nothing returning id`)
  if (!made.length) throw new IdTaken()
  if (words.media?.length) await attachPictures(ctx, id, words.media)
  await waitFor(ctx, id, words.publishAt)
  return getScheduled(ctx, media, id)
}

/** The deadline of the time before finds another time written, and does nothing. @throws NotFound, and as `schedule` */
export async function changeScheduled(ctx: Ctx, media: Media, id: string, words: Change) {
  const { clubId } = await kept(ctx, id)
  await assertRight(ctx, clubId, words)
  const [changed] = await ctx.sql(sql`
    update scheduled_announcements set body = ${words.body}, acknowledge = ${words.acknowledge ?? false}, failure = '',
           publish_at = ${words.publishAt}::timestamptz, expires_at = ${words.expiresAt ?? null}::timestamptz, updated_at = ${ctx.now}
     where id = ${id}::uuid returning id`)
  if (!changed) throw new NotFound()
  if (words.media) await attachPictures(ctx, id, words.media)
  await waitFor(ctx, id, words.publishAt)
  return getScheduled(ctx, media, id)
}

/** @throws NotFound, also when it has been published meanwhile */
export async function callOffScheduled(ctx: Ctx, id: string): Promise<null> {
  await kept(ctx, id)
  const [gone] = await ctx.sql(sql`delete from scheduled_announcements where id = ${id}::uuid returning id`)
  if (!gone) throw new NotFound()
  await releaseMedia(ctx, 'post', [id])
  return null
}

const waitFor = (ctx: Ctx, id: string, publishAt: string) =>
  publish(ctx, announcementDue, { announcement_id: id, publish_at: publishAt }, { at: new Date(publishAt) })

/** Now what would be refused later. */
async function assertRight(ctx: ReadCtx, club: string | null, words: Change): Promise<void> {
  await assertMayAnnounce(ctx, club)
  const ahead = Date.parse(words.publishAt) - ctx.now.getTime()
  if (ahead < SOONEST_MS || ahead > LATEST_MS)
    throw Object.assign(new NotInTime(), { fields: { publishAt: new NotInTime().message } })
  if (words.expiresAt && Date.parse(words.expiresAt) <= Date.parse(words.publishAt))
    throw Object.assign(new ExpiresTooSoon(), { fields: { expiresAt: new ExpiresTooSoon().message } })
  const standing = { authorId: signedIn(ctx).id, clubId: club, visibility: club ? 'club' : 'school' } as const
  await Promise.all([nameIn(ctx, words.body, standing), picturesOf(ctx, words.media ?? [])])
}
