import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, join, sql } from '@banter/tenants/database'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../http/cursor.ts'
import type { Media } from '../media/media.ts'
import { unblocked } from './blocks.ts'
import { type CardRow, cardColumns, cardOf, relationTo } from './cards.ts'
import type * as contract from './contract.ts'
import { knows, listed, withProfile } from './presence.ts'

export type Query = z.output<typeof contract.listPeople.schema.querystring>
type Row = CardRow & { sortName: string }

const Key = z.tuple([z.string(), z.uuid()])

/** The people of the school by name. When nobody is called what was typed: those whose names are nearly that. */
export async function listPeople(ctx: ReadCtx, media: Media, query: Query) {
  const viewer = signedIn(ctx)
  const rows = await ctx.sql<Row>(directoryQuery(viewer, query))
  if (!rows.length && query.q && !query.cursor) {
    const similar = await ctx.sql<Row>(similarQuery(viewer, query))
    return { items: similar.map((row) => cardOf(media, row, relationTo(viewer, row))), nextCursor: null }
  }
  return pageOf(
    rows,
    query.limit,
    ({ sortName, id }) => [sortName, id],
    (row) => cardOf(media, row, relationTo(viewer, row)),
  )
}

/** A page of people first, what is told of them then: so the page comes out of the index in order. */
export function directoryQuery(viewer: Viewer, query: Query) {
  const after = readCursor(query.cursor, Key)
  const page = sql`
    select u.* from users u ${filters(query) ? withProfile : empty}
     where ${listed} and ${unblocked(viewer, sql`u.id`)} ${narrowed(viewer, query)} ${named(query)}
           ${after ? sql`and (u.sort_name, u.id) > (${after[0]}, ${after[1]}::uuid)` : empty}
     order by u.sort_name, u.id limit ${rowsFor(query.limit)}`
  return sql`
    select ${cardColumns(viewer)}, u.sort_name as "sortName" from (${page}) u ${withProfile} order by u.sort_name, u.id`
}

const MOST_SIMILAR = 20
/** Words like those that were typed. */
const MOST_ALIKE = 200

/**
 * What was typed is compared with the words of names, each once, and whose names have a word like each of them is looked up: names by the
 * hundred thousand are never read.
 */
export function similarQuery(viewer: Viewer, query: Query) {
  const nearest = sql`
    with asked as materialized (
      select distinct word from unnest(string_to_array(app.folded_name(${query.q}), ' ')) word where word <> ''
    ), alike as materialized (
      select asked.word as asked, known.word, steps
        from asked
        cross join (select distinct n.word from name_words n where n.school_id = (select app.school_id())) known
        cross join lateral app.word_distance(known.word, asked.word) steps
       where app.word_resembles(known.word, asked.word) and steps is not null
       order by steps limit ${MOST_ALIKE}::int
    ), near as materialized (
      select user_id, sum(steps)::int as steps from (
        select n.user_id, alike.asked, min(alike.steps) as steps
          from alike cross join lateral (
            -- Offset 0: each word is looked up, instead of all words being read to be joined.
            select o.user_id from name_words o where o.school_id = (select app.school_id()) and o.word = alike.word offset 0) n
         group by n.user_id, alike.asked) each
       group by user_id having count(*) = (select count(*) from asked)
    )
    select u.*, near.steps
      from near join users u on u.school_id = (select app.school_id()) and u.id = near.user_id ${filters(query) ? withProfile : empty}
     where ${listed} and ${unblocked(viewer, sql`u.id`)} ${narrowed(viewer, query)}
     order by near.steps, u.sort_name, u.id limit ${Math.min(query.limit, MOST_SIMILAR)}::int`
  return sql`
    select ${cardColumns(viewer)}, u.sort_name as "sortName" from (${nearest}) u ${withProfile}
     order by u.steps, u.sort_name, u.id`
}

/** Each word begins a word of the name. Folded, there is nothing in it that LIKE would read as more. */
function named({ q }: Query) {
  return q
    ? sql`and (' ' || u.sort_name) like all ((
        select array_agg('% ' || word || '%') from unnest(string_to_array(app.folded_name(${q}), ' ')) word)::text[])`
    : empty
}

const filters = ({ major, year, interest }: Query) => Boolean(major || year || interest)

/** By what the viewer may know alone: a filter must not tell what a profile hides. */
function narrowed(viewer: Viewer, { major, year, interest }: Query) {
  const conditions = [
    major && sql`lower(u.major) = lower(${major}) and ${knows(viewer, 'major')}`,
    year && sql`u.year = ${year} and ${knows(viewer, 'year')}`,
    interest && sql`${interest} = any(r.interests) and ${knows(viewer, 'interests')}`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length ? sql`and ${join(conditions, ' and ')}` : empty
}
