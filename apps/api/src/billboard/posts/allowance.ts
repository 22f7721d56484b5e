import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { DAILY, isFirstDay, LIKES_A_WEEK } from '../policy.ts'
import { idAt } from './id-at.ts'

export const EnoughForToday = createError(
  'ENOUGH_FOR_TODAY',
  'That is enough for one day: %s. Come back tomorrow.',
  429,
)

const DAY = 86_400_000

/** Load programs raise every limit by one factor. */
export interface Limits {
  factor: number
}

interface Made {
  since: Date
  made: number
}

/** @throws EnoughForToday */
export async function assertMayPostMore(ctx: ReadCtx, { factor }: Limits): Promise<void> {
  const most = await allowed(
    ctx,
    'posts',
    factor,
    sql`
    select from posts p where p.author_id = u.id and p.school_id = u.school_id and p.id >= ${dayAgo(ctx)}::uuid
       and p.deleted_at is null and p.hidden_at is null and p.archived_at is null`,
  )
  if (most) throw spent(`${most} posts`)
}

/** @throws EnoughForToday */
export async function assertMayCommentMore(ctx: ReadCtx, { factor }: Limits): Promise<void> {
  const most = await allowed(
    ctx,
    'comments',
    factor,
    sql`
    select from comments c where c.author_id = u.id and c.school_id = u.school_id and c.id >= ${dayAgo(ctx)}::uuid`,
  )
  if (most) throw spent(`${most} comments`)
}

/** Likes have no index of their own by time: counted are those on posts of the last week, which nearly all are. @throws EnoughForToday */
export async function assertMayLikeMore(ctx: ReadCtx, { factor }: Limits): Promise<void> {
  const most = Math.ceil(LIKES_A_WEEK * factor)
  const since = idAt(new Date(ctx.now.getTime() - 7 * DAY))
  const [liked] = await ctx.sql<{ made: number }>(sql`
    select count(*)::int as made from post_likes
     where user_id = ${signedIn(ctx).id}::uuid and post_id >= ${since}::uuid`)
  if ((liked?.made ?? 0) >= most) throw spent(`${most} likes`)
}

async function allowed(
  ctx: ReadCtx,
  what: 'posts' | 'comments',
  factor: number,
  made: ReturnType<typeof sql>,
) {
  const [row] = await ctx.sql<Made>(sql`
    select u.created_at as since, (select count(*)::int from (${made}) made) as made
      from users u where u.id = ${signedIn(ctx).id}::uuid`)
  if (!row) return null
  const daily = isFirstDay(row.since, ctx.now) ? DAILY.firstDay : DAILY.later
  const most = Math.ceil(daily[what] * factor)
  return row.made >= most ? most : null
}

const dayAgo = (ctx: ReadCtx) => idAt(new Date(ctx.now.getTime() - DAY))

const spent = (what: string) => Object.assign(new EnoughForToday(what), { retryAfter: 3600 })
