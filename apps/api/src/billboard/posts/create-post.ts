import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { assertWritable, knownClub } from '../../clubs/membership.ts'
import { NotFound } from '../../http/errors.ts'
import { assertNotAhead, IdTaken } from '../../http/new-id.ts'
import type { Media } from '../../media/media.ts'
import { assertCard } from '../cards/cards.ts'
import type * as contract from '../contract.ts'
import { canPost } from '../policy.ts'
import { hashtagsIn } from '../text/hashtags.ts'
import { nameIn, type Standing } from '../text/mentions.ts'
import { postCreated } from '../topics.ts'
import { assertMayPostMore, type Limits } from './allowance.ts'
import { onePost } from './find-post.ts'
import { openPoll, preparePoll } from './new-poll.ts'
import { attachPictures, picturesOf } from './pictures.ts'
import { keepWords } from './words.ts'

export const MayNotPost = createError('MAY_NOT_POST', 'Confirm your e-mail address before you post.', 403)
export const NotInClub = createError('NOT_IN_CLUB', 'Join this club to post in it.', 403)
export const NothingToPost = createError('NOTHING_TO_POST', 'Write something first.', 422)
export const NotThere = createError(
  'WRONG_VISIBILITY',
  'A post in a club is for the school or for its members.',
  422,
)

export type NewPost = z.output<typeof contract.createPost.schema.body>

interface Row extends Omit<NewPost, 'visibility'> {
  kind: 'post' | 'announcement' | 'poll'
  visibility: contract.Visibility
  expiresAt?: string | undefined
  acknowledge?: boolean | undefined
}

/**
 * Posting the same again under the same id is the post that is there.
 * @throws MayNotPost, NotInClub, NothingToPost, IdAhead, IdTaken, EnoughForToday, and what text, pictures, poll and card may be refused for
 */
export async function createPost(
  ctx: Ctx,
  media: Media,
  limits: Limits,
  post: NewPost,
): Promise<contract.Post> {
  const viewer = signedIn(ctx)
  if (!canPost(viewer)) throw new MayNotPost()
  assertNotAhead(ctx, post.id)
  if (!post.body && !post.media?.length && !post.poll && !post.card) throw nothing()
  const visibility = visibilityOf(post)
  await Promise.all([
    assertMayPostMore(ctx, limits),
    post.club ? assertInClub(ctx, post.club) : null,
    post.card ? assertCard(ctx, post.card) : null,
  ])
  const id = await insertPost(ctx, { ...post, visibility, kind: post.poll ? 'poll' : 'post' })
  if (post.draft && id)
    ctx.write(sql`delete from post_drafts where id = ${post.draft}::uuid and author_id = ${viewer.id}::uuid`)
  return id ? await written(ctx, media, id) : await samePost(ctx, media, post)
}

/** Writes a post that may be written, with all that hangs on it, and tells it. @returns null when its id is taken */
export async function insertPost(ctx: Ctx, post: Row): Promise<string | null> {
  const viewer = signedIn(ctx)
  const standing: Standing = { authorId: viewer.id, clubId: post.club ?? null, visibility: post.visibility }
  const poll = post.poll ? preparePoll(ctx, post.poll) : null
  const [text, pictures] = await Promise.all([
    nameIn(ctx, post.body ?? '', standing),
    picturesOf(ctx, post.media ?? []),
  ])
  const tags = hashtagsIn(text.body)
  const id = post.id ?? v7()
  const made = await ctx.sql(sql`
    insert into posts (id, author_id, club_id, visibility, body, mentions, tags, kind, card_kind, card_id, media_count, has_video,
                       created_at, expires_at, acknowledge, poll_ends_at, poll_multiple)
    values (${id}::uuid, ${viewer.id}::uuid, ${post.club ?? null}::uuid, ${post.visibility}, ${text.body},
            ${JSON.stringify(text.mentions)}::jsonb, ${tags}::text[], ${post.kind}, ${post.card?.kind ?? null},
            ${post.card?.id ?? null}::uuid, ${pictures.count}, ${pictures.video}, ${ctx.now}, ${post.expiresAt ?? null}::timestamptz,
            ${post.acknowledge ?? false}, ${poll?.endsAt ?? null}::timestamptz, ${poll?.multiple ?? false})
    on conflict do nothing returning id`)
  if (!made.length) return null
  if (poll) openPoll(ctx, id, poll)
  if (post.media?.length) await attachPictures(ctx, id, post.media)
  const about = { post_id: id, author_id: viewer.id, school_id: ctx.school.id, club_id: post.club ?? null }
  await publish(ctx, postCreated, { ...about, kind: post.kind })
  await keepWords(ctx, about, { ...text, tags })
  return id
}

export async function written(ctx: Ctx, media: Media, id: string): Promise<contract.Post> {
  const post = await onePost(ctx, media, signedIn(ctx), id)
  if (!post) throw new NotFound()
  return post
}

/** @throws IdTaken */
export async function samePost(
  ctx: Ctx,
  media: Media,
  { id = '', body = '' }: NewPost,
): Promise<contract.Post> {
  const post = await onePost(ctx, media, signedIn(ctx), id)
  if (!post?.mine || (post.mentions.length === 0 && post.body !== body)) throw new IdTaken()
  return post
}

/** Its members post in a club, while it is one. @throws NotFound, NotInClub, ClubFrozen, ClubArchived */
async function assertInClub(ctx: ReadCtx, clubId: string) {
  const club = await knownClub(ctx, clubId)
  if (!club.role) throw new NotInClub()
  assertWritable(club)
}

/** @throws NotThere */
export function visibilityOf({
  club,
  visibility,
}: Pick<NewPost, 'club' | 'visibility'>): contract.Visibility {
  if (club ? visibility === 'followers' : visibility === 'club')
    throw Object.assign(new NotThere(), { fields: { visibility: new NotThere().message } })
  return visibility ?? 'school'
}

const nothing = () => Object.assign(new NothingToPost(), { fields: { body: new NothingToPost().message } })
