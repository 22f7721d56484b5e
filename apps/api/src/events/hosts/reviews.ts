import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { z } from 'zod'
import { When } from '../../http/contract.ts'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import { factOf, loadEvent } from '../event-rows.ts'
import { type ListedRow, listed, summaryOf } from '../event-view.ts'
import { applyChange } from '../planning/edit.ts'
import { goLive } from '../planning/publish.ts'
import { pendingReview, type Review } from '../planning/review.ts'
import { scoped } from '../planning/scope.ts'
import { eventReviewed } from '../topics.ts'
import type { listReviews as contract, reviewEvent } from './contract.ts'

export const ReviewChanged = createError(
  'REVIEW_CHANGED',
  'It was changed while you looked at it. Look again, please.',
  409,
)
export const NothingToReview = createError('NOTHING_TO_REVIEW', 'Nobody waits for this review any more.', 409)

type Query = z.output<typeof contract.schema.querystring>
type Row = ListedRow & { kind: 'publish' | 'change'; askedAt: Date; dates: number }

const Key = z.tuple([When, z.uuid()])

/** What waits for staff, oldest first. */
export async function listReviews(ctx: ReadCtx, media: Media, { limit, cursor }: Query) {
  const after = readCursor(cursor, Key)
  const page = sql`
    select e.*, v.kind as review_kind, v.created_at as asked_at
      from event_reviews v join events e on e.school_id = v.school_id and e.id = v.event_id
     where v.state = 'pending' and e.deleted_at is null and e.state in ('submitted', 'published') and e.ends_at > ${ctx.now}::timestamptz
       ${after ? sql`and (v.created_at, v.event_id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : empty}
     order by v.created_at, v.event_id limit ${rowsFor(limit)}`
  const rows = await ctx.sql<Row>(sql`
    select shown.*, asked.kind, asked."askedAt", (
             select count(*) from events d where d.school_id = shown."schoolId" and d.series_id = shown."seriesId"
                and asked.kind = 'publish' and d.state = 'submitted' and d.deleted_at is null)::int as dates from (${listed(signedIn(ctx), page)}) shown
      join lateral (select kind, created_at as "askedAt" from event_reviews
                     where school_id = shown."schoolId" and event_id = shown.id) asked on true
     order by asked."askedAt", shown.id`)
  return pageOf(
    rows,
    limit,
    ({ askedAt, id }) => [askedAt.toISOString(), id],
    (row) => ({
      ...summaryOf(media, row),
      kind: row.kind,
      askedAt: row.askedAt.toISOString(),
      dates: Math.max(1, row.dates),
    }),
  )
}

type Decision = z.output<typeof reviewEvent.schema.body>

/** Staff let a submitted event, or a change, on the calendar, or give it back. @throws NotFound, NothingToReview, ReviewChanged */
export async function review(ctx: Ctx, id: string, { decision, comment, askedAt }: Decision): Promise<void> {
  const viewer = signedIn(ctx)
  const event = await loadEvent(ctx, id)
  const pending = await pendingReview(ctx, id)
  if (!pending) throw new NothingToReview()
  if (askedAt && new Date(askedAt).getTime() !== pending.createdAt.getTime()) throw new ReviewChanged()
  if (pending.kind === 'publish') await decideSubmitted(ctx, event, decision)
  else if (decision === 'approve') await decideChange(ctx, event, pending)
  const state = decision === 'approve' ? 'approved' : 'returned'
  ctx.write(sql`
    update event_reviews set state = ${state}, comment = ${comment}, decided_at = ${ctx.now}, decided_by_id = ${viewer.id}::uuid
     where event_id = ${id}::uuid`)
  const said = { kind: pending.kind as 'publish' | 'change', decision, actor_id: viewer.id, comment }
  await publish(ctx, eventReviewed, { ...factOf(event), ...said })
}

type Loaded = Awaited<ReturnType<typeof loadEvent>>

/** A series was submitted as one. */
async function decideSubmitted(ctx: Ctx, event: Loaded, decision: Decision['decision']) {
  const submitted = (await scoped(ctx, event, 'all')).filter(({ state }) => state === 'submitted')
  if (!submitted.length) throw new NothingToReview()
  if (decision === 'approve') return await goLive(ctx, submitted)
  const ids = submitted.map((one) => one.id)
  ctx.write(sql`update events set state = 'draft', updated_at = ${ctx.now} where id = any(${ids}::uuid[])`)
}

async function decideChange(ctx: Ctx, event: Loaded, { changes }: Review) {
  if (event.state !== 'published' || !changes.wish) throw new NothingToReview()
  await applyChange(ctx, event, changes.wish)
}
