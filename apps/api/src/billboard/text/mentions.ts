import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { clubSeenBy } from '../../clubs/membership.ts'
import { unblocked } from '../../people/blocks.ts'
import type { Mention, Visibility } from '../contract.ts'

export const UnknownMention = createError(
  'UNKNOWN_MENTION',
  'Somebody who is named in this text is not here, or cannot be named.',
  422,
)
export const TooManyMentions = createError(
  'TOO_MANY_MENTIONS',
  'At most 20 people and clubs can be named.',
  422,
)

const MOST = 20
const TOKEN = /@\[(person|club):([0-9a-f-]{36})\]/gi

/** Where a text stands decides who could read that they are named in it. */
export interface Standing {
  authorId: string
  clubId: string | null
  visibility: Visibility
}

export interface NamedText {
  body: string
  mentions: Mention[]
  /** Of the people named, those who may see where; nobody is told of their own words. */
  readers: string[]
}

interface Found {
  kind: Mention['kind']
  id: string
  name: string
  reads: boolean
}

/**
 * The text as it is kept: tokens become the names of now, and whom an earlier version of it named stays named while it still says so.
 * @throws UnknownMention, TooManyMentions
 */
export async function nameIn(
  ctx: ReadCtx,
  text: string,
  standing: Standing,
  earlier: Mention[] = [],
): Promise<NamedText> {
  const tokens = [...text.matchAll(TOKEN)].map(([token, kind = '', id = '']) => ({
    token,
    kind: kind.toLowerCase() as Mention['kind'],
    id: id.toLowerCase(),
  }))
  const wanted = [...new Map(tokens.map((named) => [named.kind + named.id, named])).values()]
  if (wanted.length > MOST) throw refused(new TooManyMentions())
  const found = wanted.length ? await lookUp(ctx, wanted, standing) : []
  const names = new Map(found.map(({ kind, id, name }) => [kind + id, `@${name}`]))
  if (names.size < wanted.length) throw refused(new UnknownMention())
  const body = text.replace(
    TOKEN,
    (_token, kind: string, id: string) => names.get((kind + id).toLowerCase()) ?? '',
  )
  const fresh = wanted.map(({ kind, id }) => ({ kind, id, text: names.get(kind + id) ?? '' }))
  const kept = earlier.filter(
    ({ id, text: said }) => body.includes(said) && !fresh.some((one) => one.id === id),
  )
  const me = signedIn(ctx).id
  return {
    body,
    mentions: [...kept, ...fresh],
    readers: found
      .filter(({ kind, id, reads }) => kind === 'person' && reads && id !== me)
      .map(({ id }) => id),
  }
}

const refused = (error: Error) => Object.assign(error, { fields: { body: error.message } })

/** People who do not want to be found, and those who have blocked the writer, are not there for them. */
function lookUp(ctx: ReadCtx, wanted: { kind: Mention['kind']; id: string }[], standing: Standing) {
  const viewer = signedIn(ctx)
  const ids = (of: Mention['kind']) => wanted.filter(({ kind }) => kind === of).map(({ id }) => id)
  return ctx.sql<Found>(sql`
    select 'person' as kind, u.id, u.name, ${readsAt(standing)} as reads from users u
     where u.id = any(${ids('person')}::uuid[]) and u.status = 'active' and not u.directory_hold and ${unblocked(viewer, sql`u.id`)}
    union all
    select 'club', c.id, c.name, false from clubs c
     where c.id = any(${ids('club')}::uuid[]) and ${clubSeenBy(viewer, sql`c`)}`)
}

function readsAt({ authorId, clubId, visibility }: Standing) {
  if (visibility === 'followers')
    return sql`(u.id = ${authorId}::uuid or exists (select from follows f
      where f.school_id = u.school_id and f.follower_id = u.id and f.followee_id = ${authorId}::uuid))`
  if (!clubId) return sql`true`
  const within = sql`exists (select from club_members m
    where m.school_id = u.school_id and m.club_id = ${clubId}::uuid and m.user_id = u.id)`
  if (visibility === 'club') return within
  return sql`(${within} or not exists (select from clubs h where h.school_id = u.school_id and h.id = ${clubId}::uuid and h.hidden))`
}
