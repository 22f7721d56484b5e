import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import type { Media } from '../../media/media.ts'
import type { Sort } from '../contract.ts'
import { PostKey } from '../posts/post-list.ts'
import { listed, notHiddenBy, notMutedBy, seenBy } from '../posts/seen-by.ts'
import { type Listed, shownPosts } from '../posts/shown-posts.ts'
import { newestOf, type Part } from '../posts/sources.ts'
import { type Top, topCursor, topPosts } from '../posts/top-posts.ts'
import type * as contract from './contract.ts'
import { getFeedSettings } from './feed-settings.ts'
import { leads } from './leads.ts'

type Query = z.output<typeof contract.getFeed.schema.querystring>

/** A page ended among the leads: after how many, and when the first page was read. */
const LedPast = z.tuple([z.literal('led'), z.int().min(1).max(6), z.int().positive().max(8_000_000_000_000)])

export async function getFeed(ctx: ReadCtx, media: Media, query: Query) {
  const viewer = signedIn(ctx)
  const sort = query.sort ?? (await getFeedSettings(ctx)).sort
  const led = LedPast.safeParse(readCursor(query.cursor, z.unknown())).data
  const cursor = led ? undefined : query.cursor
  const show = async (stream: ReturnType<typeof sql>, top: Top | null) => {
    const picked = cursor ? stream : sql`(${leads(ctx, viewer)}) union all (${stream})`
    const found = await shownPosts(ctx, media, picked)
    return { ...page(ctx, found, query.limit, led?.[1] ?? 0, top), sort }
  }
  if (sort !== 'top')
    return show(
      streamOf(viewer, sort, { before: readCursor(cursor, PostKey)?.[0], limit: query.limit }),
      null,
    )
  const top = topCursor(ctx, cursor, led?.[2])
  return show(topPosts(streamed(viewer), top, query.limit), top)
}

/** Leads count as part of the page. */
function page(ctx: ReadCtx, found: Listed[], limit: number, skipped: number, top: Top | null) {
  const shown = found.slice(skipped, skipped + limit)
  const last = shown.at(-1)?.row
  const asOf = top?.asOf ?? ctx.now.getTime()
  const ofStream = top ? [last?.score ?? 0, last?.id ?? '', asOf] : [last?.id ?? '']
  const key = last && last.place < 0 ? ['led', skipped + shown.length, asOf] : ofStream
  return {
    items: shown.map(({ post }) => post),
    nextCursor: found.length > skipped + limit ? writeCursor(key) : null,
  }
}

/** The feed in the order of time. */
export const streamOf = (viewer: Viewer, sort: Exclude<Sort, 'top'>, part: Part) =>
  newestOf(viewer, sort === 'latest' ? 'school' : sort, join(streamed(viewer), ' and '), part)

/** What a feed is made of; what leads it is not in it a second time. */
export const streamed = (viewer: Viewer) => [
  listed,
  sql`p.kind <> 'announcement' and (p.pinned_at is null or p.club_id is not null)`,
  seenBy(viewer),
  notHiddenBy(viewer),
  notMutedBy(viewer),
]
