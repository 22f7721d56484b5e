import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { NamedText } from '../text/mentions.ts'
import { postMentioned } from '../topics.ts'

interface About {
  post_id: string
  author_id: string
  school_id: string
  club_id: string | null
}

/** Hashtags and people of a post's text where lists find them; those who are newly named are told. */
export async function keepWords(
  ctx: Ctx,
  about: About,
  { tags, mentions, readers }: NamedText & { tags: string[] },
): Promise<void> {
  const id = about.post_id
  if (tags.length)
    ctx.write(sql`
      insert into post_tags (post_id, tag) select ${id}::uuid, tag from unnest(${tags}::text[]) tag on conflict do nothing`)
  const people = mentions.filter(({ kind }) => kind === 'person').map((mention) => mention.id)
  if (people.length)
    ctx.write(sql`
      insert into post_mentions (post_id, user_id, created_at)
      select ${id}::uuid, person, ${ctx.now} from unnest(${people}::uuid[]) person on conflict do nothing`)
  await tellMentioned(ctx, about, null, { mentions, readers })
}

export async function tellMentioned(
  ctx: Ctx,
  about: About,
  commentId: string | null,
  { mentions, readers }: Pick<NamedText, 'mentions' | 'readers'>,
): Promise<void> {
  const clubs = mentions.filter(({ kind }) => kind === 'club').map(({ id }) => id)
  if (!readers.length) return
  await publish(ctx, postMentioned, {
    ...about,
    comment_id: commentId,
    actor_id: signedIn(ctx).id,
    user_ids: readers,
    club_ids: clubs,
  })
}
