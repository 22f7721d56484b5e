import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { empty, sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { clubSeenBy } from '../../clubs/membership.ts'
import type { Media } from '../../media/media.ts'
import { unblocked } from '../../people/blocks.ts'
import { type PersonRow, personOf } from '../../people/person.ts'
import { mentionToken } from '../contract.ts'
import type * as contract from '../drafts/contract.ts'
import { idAt } from '../posts/id-at.ts'
import { listed, seenBy } from '../posts/seen-by.ts'

const MONTH_MS = 30 * 86_400_000

type Query = z.output<typeof contract.suggestMentions.schema.querystring>
type Suggestion = contract.MentionSuggestion
type ClubRow = { id: string; slug: string; name: string; logoKey: string | null }

/** People first: those of the club one writes in, those one follows, then others whose name begins so. */
export async function suggestMentions(
  ctx: ReadCtx,
  media: Media,
  query: Query,
): Promise<{ items: Suggestion[] }> {
  const viewer = signedIn(ctx)
  const [people, clubs] = await Promise.all([
    ctx.sql<PersonRow>(peopleQuery(viewer, query)),
    ctx.sql<ClubRow>(clubsQuery(viewer, query)),
  ])
  return {
    items: [
      ...people.map((row) => ({
        kind: 'person' as const,
        token: mentionToken({ kind: 'person', id: row.id }),
        ...personOf(media, row),
      })),
      ...clubs.map(({ logoKey, ...club }) => ({
        kind: 'club' as const,
        token: mentionToken({ kind: 'club', id: club.id }),
        ...club,
        logo: logoKey ? media.url(logoKey, 'thumb') : null,
      })),
    ],
  }
}

/** Among those one knows, any word of the name may begin so; of all others the name itself, which the directory's index has in order. */
export function peopleQuery(viewer: Viewer, { q, club }: Query) {
  const me = sql`${viewer.id}::uuid`
  const asked = sql`(select app.folded_name(${q}))`
  const named = sql`u.status = 'active' and not u.directory_hold and u.email_verified_at is not null and u.id <> ${me}
    and ${unblocked(viewer, sql`u.id`)}`
  const known = (from: ReturnType<typeof sql>, place: number) => sql`
    (select u.id, u.name, u.avatar_key, ${place}::int as place from ${from}
      where ${named} and strpos(' ' || u.sort_name, ' ' || ${asked}) > 0 order by u.sort_name limit 8)`
  return sql`
    select id, name, avatar_key as "avatarKey" from (
      select distinct on (id) * from (
        ${known(sql`follows f join users u on u.school_id = f.school_id and u.id = f.followee_id and f.follower_id = ${me}`, 1)}
        ${
          club
            ? sql`union all ${known(
                sql`club_members m join users u on u.school_id = m.school_id and u.id = m.user_id and m.club_id = ${club}::uuid and exists (
          select from club_members own where own.school_id = m.school_id and own.club_id = m.club_id and own.user_id = ${me})`,
                0,
              )}`
            : empty
        }
        union all
        (select u.id, u.name, u.avatar_key, 2 from users u
          where ${named} and u.sort_name >= ${asked} and u.sort_name < ${asked} || '~' order by u.sort_name, u.id limit 8)
      ) near order by id, place) each
     order by place, name limit 8`
}

function clubsQuery(viewer: Viewer, { q }: Query) {
  return sql`
    select c.id, c.slug, c.name, c.logo_key as "logoKey" from clubs c
     where c.state = 'active' and ${clubSeenBy(viewer, sql`c`)}
       and strpos(' ' || app.folded_name(c.name), ' ' || (select app.folded_name(${q}))) > 0
     order by c.member_count desc, c.id limit 5`
}

/** Only of posts that the viewer may see: a hashtag must not tell what a hidden post is about. */
export async function suggestTags(ctx: ReadCtx, { q }: { q: string }) {
  return { items: await ctx.sql<{ tag: string; posts: number }>(tagsQuery(ctx, q)) }
}

export function tagsQuery(ctx: ReadCtx, q: string) {
  const since = idAt(new Date(ctx.now.getTime() - MONTH_MS))
  return sql`
    select tag, count(*)::int as posts from (
      select p.tags from posts p
       where ${listed} and p.id >= ${since}::uuid and p.tags <> '{}' and ${seenBy(signedIn(ctx))}
       order by p.id desc limit 1000) recent, unnest(recent.tags) tag
     where starts_with(tag, ${q.replace(/^#/, '')}) group by tag order by posts desc, tag limit 10`
}
