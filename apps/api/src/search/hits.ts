import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { readCursor, rowsFor } from '../http/cursor.ts'
import { Kind, MOST_COUNTED, type Sort, type search } from './contract.ts'
import { sights } from './sight.ts'

export type Query = z.output<typeof search.schema.querystring>
export type Counts = Partial<Record<Kind, number>>

export interface Found {
  kind: Kind
  id: string
  place: number
}

interface Asked extends Omit<Query, 'cursor' | 'limit'> {
  /** Also what has words like these, after what has these. */
  widened: boolean
  /** The moment of the first page: what is fresh then stays as fresh on the next. */
  at: Date
}

/** What has the very words comes before what has words like them, which is at most 1. */
const BEFORE_SIMILAR = 10

/** Before, the last one's place and id; and as what the first page was asked. */
const Key = z.tuple([z.number(), z.uuid(), z.int().min(0).max(8e15), z.int().min(0).max(1)])

export interface Pages {
  found: Found[]
  /** None on a later page. */
  counts: Counts | null
  widened: boolean
  keyOf(last: Found): readonly (string | number)[]
}

/** What the viewer may see of what has these words, best first; and how much of each kind, on the first page. */
export async function findHits(ctx: ReadCtx, query: Query, widened: boolean): Promise<Pages> {
  const viewer = signedIn(ctx)
  const after = readCursor(query.cursor, Key)
  const asked = {
    ...query,
    widened: after ? after[3] === 1 : widened,
    at: after ? new Date(after[2]) : ctx.now,
  }
  const rows = await ctx.sql<(Found | { kind: null }) & { counts: Counts | null }>(
    hitsQuery(viewer, asked, after && { place: after[0], id: after[1] }, query.limit),
  )
  return {
    found: rows.filter((row): row is Found & { counts: Counts | null } => row.kind !== null),
    counts: after ? null : (rows[0]?.counts ?? {}),
    widened: asked.widened,
    keyOf: ({ place, id }) => [place, id, asked.at.getTime(), asked.widened ? 1 : 0],
  }
}

/** Every kind is looked through for the counts of the tabs; on later pages only what is listed. */
export function hitsQuery(
  viewer: Viewer,
  asked: Asked,
  after: Pick<Found, 'place' | 'id'> | null,
  limit: number,
) {
  const listedKinds = asked.type === 'all' ? Kind.options : [asked.type]
  const kinds = after ? listedKinds : Kind.options
  return sql`
    with seen as materialized (${join(
      kinds.map((kind) => seenOf(viewer, kind, asked)),
      ' union all ',
    )})
    select c.counts, page.*
      from (select json_object_agg(kind, n) as counts
              from (select kind, least(count(*), ${MOST_COUNTED})::int as n from seen group by kind) counted) c
      left join lateral (
        select kind, id, place from seen
         where kind = any(${listedKinds}::text[])
               ${after ? sql`and (place, id) < (${after.place}::float8, ${after.id}::uuid)` : empty}
         order by place desc, id desc limit ${rowsFor(limit)}) page on true
     order by page.place desc, page.id desc`
}

/**
 * The candidates that the audited function names, each looked at as it is now: by its key, which `limit 1` makes sure of, as PostgreSQL
 * might else read all posts there are and pick the candidates out of them.
 */
function seenOf(viewer: Viewer, kind: Kind, asked: Asked): Prisma.Sql {
  const { from, id, where } = sights[kind](viewer, asked.at)
  const candidates = asked.widened
    ? sql`(select subject_id, max(place) as place
             from (select subject_id, place + ${BEFORE_SIMILAR} as place from ${candidatesOf(kind, asked, false)}
                   union all select subject_id, place from ${candidatesOf(kind, asked, true)}) both_ways group by subject_id)`
    : candidatesOf(kind, asked, false)
  return sql`
    select ${kind} as kind, h.subject_id as id, h.place
      from ${candidates} h, lateral (select from ${from} where ${id} = h.subject_id and ${where} limit 1) live`
}

function candidatesOf(kind: Kind, asked: Asked, similar: boolean): Prisma.Sql {
  const { q, sort, category, min, max, at } = asked
  const time = (text: string | undefined) => (text === undefined ? null : new Date(text))
  return sql`app.search(${kind}, ${q}, ${similar}, ${sorted(kind, sort)}, ${category ?? null}, ${min ?? null}::int, ${max ?? null}::int,
    ${time(asked.from)}::timestamptz, ${time(asked.to)}::timestamptz, ${at}::timestamptz)`
}

/** Of what has no price or time, the best come first. */
function sorted(kind: Kind, sort: Sort): Sort {
  if (sort === 'soonest') return kind === 'event' ? sort : 'newest'
  return sort.startsWith('price') && kind !== 'product' ? 'relevance' : sort
}
