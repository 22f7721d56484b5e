import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { join, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import type { Media } from '../../media/media.ts'
import { assertCard } from '../cards/cards.ts'
import type * as contract from '../contract.ts'
import { editableUntil } from '../policy.ts'
import { hashtagsIn } from '../text/hashtags.ts'
import { nameIn } from '../text/mentions.ts'
import { postUpdated } from '../topics.ts'
import { NothingToPost, visibilityOf, written } from './create-post.ts'
import { type FoundPost, findPost } from './find-post.ts'
import { attachPictures, picturesOf } from './pictures.ts'
import { keepWords } from './words.ts'

export const NotYourPost = createError('NOT_YOUR_POST', 'This post is somebody else’s.', 403)
export const TooLateToEdit = createError('TOO_LATE_TO_EDIT', 'It is too late to change this.', 409)
export const TooManyEdits = createError(
  'TOO_MANY_EDITS',
  'This has been changed 30 times: write a new one.',
  409,
)

const MOST_VERSIONS = 30

type Change = z.output<typeof contract.editPost.schema.body>

/** @throws NotFound, NotYourPost, TooLateToEdit, TooManyEdits, NothingToPost, and what its text, pictures and card may be refused for */
export async function editPost(ctx: Ctx, media: Media, id: string, change: Change): Promise<contract.Post> {
  const viewer = signedIn(ctx)
  const post = await findPost(ctx, id, { lock: true })
  if (post.authorId !== viewer.id) throw new NotYourPost()
  assertEditable(ctx, post.authorSince, post.createdAt)
  if (change.card) await assertCard(ctx, change.card)
  const set = [
    ...(await changedText(ctx, post, change)),
    ...(await changedPictures(ctx, post, change)),
    change.card !== undefined &&
      sql`card_kind = ${change.card?.kind ?? null}, card_id = ${change.card?.id ?? null}::uuid`,
    change.visibility &&
      sql`visibility = ${visibilityOf({ club: post.clubId ?? undefined, visibility: change.visibility })}`,
  ].filter((part) => typeof part === 'object')
  if (!set.length) return written(ctx, media, id)
  ctx.write(sql`update posts set ${join(set)} where id = ${id}::uuid`)
  await publish(ctx, postUpdated, {
    post_id: id,
    author_id: post.authorId,
    school_id: ctx.school.id,
    club_id: post.clubId,
    actor_id: viewer.id,
  })
  return written(ctx, media, id)
}

/** @throws TooLateToEdit */
export function assertEditable(ctx: ReadCtx, authorSince: Date, writtenAt: Date): void {
  if (editableUntil(authorSince, writtenAt, ctx.now) <= ctx.now) throw new TooLateToEdit()
}

/** What it said is kept, and everybody can read it. */
async function changedText(ctx: Ctx, post: FoundPost, { body, media, card }: Change) {
  if (body === undefined) return []
  const bare = post.kind === 'post' && !(card === undefined ? post.cardId : card)
  if (!body && (post.kind === 'announcement' || (bare && !(media ? media.length : post.mediaCount))))
    throw Object.assign(new NothingToPost(), { fields: { body: new NothingToPost().message } })
  const text = await nameIn(ctx, body, post, post.mentions)
  if (text.body === post.body) return []
  const [kept] = await ctx.sql<{ number: number }>(sql`
    insert into post_versions (post_id, number, body, written_at)
    select ${post.id}::uuid, count(*) + 1, ${post.body}, ${post.editedAt ?? post.createdAt}
      from post_versions where post_id = ${post.id}::uuid
    returning number`)
  if ((kept?.number ?? 0) > MOST_VERSIONS) throw new TooManyEdits()
  const tags = hashtagsIn(text.body)
  ctx.write(sql`delete from post_tags where post_id = ${post.id}::uuid and tag <> all (${tags}::text[])`)
  const people = text.mentions.filter(({ kind }) => kind === 'person').map(({ id }) => id)
  ctx.write(
    sql`delete from post_mentions where post_id = ${post.id}::uuid and user_id <> all (${people}::uuid[])`,
  )
  const readers = text.readers.filter((id) => !post.mentions.some((mention) => mention.id === id))
  const about = { post_id: post.id, author_id: post.authorId, school_id: ctx.school.id, club_id: post.clubId }
  await keepWords(ctx, about, { ...text, readers, tags })
  return [
    sql`body = ${text.body}, mentions = ${JSON.stringify(text.mentions)}::jsonb, tags = ${tags}::text[], edited_at = ${ctx.now}`,
  ]
}

async function changedPictures(ctx: Ctx, post: FoundPost, { media, body }: Change) {
  if (!media) return []
  if (!media.length && !(body ?? post.body) && post.kind === 'post' && !post.cardId)
    throw Object.assign(new NothingToPost(), { fields: { media: new NothingToPost().message } })
  const pictures = await picturesOf(ctx, media)
  await attachPictures(ctx, post.id, media)
  return [sql`media_count = ${pictures.count}, has_video = ${pictures.video}`]
}

/** What it said before, oldest first. */
export async function listPostVersions(ctx: ReadCtx, id: string) {
  await findPost(ctx, id)
  const rows = await ctx.sql<{ number: number; body: string; writtenAt: Date }>(sql`
    select number, body, written_at as "writtenAt" from post_versions where post_id = ${id}::uuid order by number`)
  return { items: rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() })) }
}
