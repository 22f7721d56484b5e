import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotFound } from '../../http/errors.ts'
import type { Poll } from '../contract.ts'
import { findPost } from '../posts/find-post.ts'
import type { PostRow } from '../posts/post-rows.ts'
import { shownPoll } from '../posts/post-view.ts'

export const AlreadyVoted = createError('ALREADY_VOTED', 'You have voted in this poll.', 409)
export const PollEnded = createError('POLL_ENDED', 'This poll has ended.', 409)
export const WrongBallot = createError('WRONG_BALLOT', 'Choose one of the answers.', 422)

/**
 * Casts a ballot, once: of ballots that arrive together, only one has a first vote.
 * @throws NotFound, PollEnded, AlreadyVoted, WrongBallot
 */
export async function vote(ctx: Ctx, id: string, asked: number[]): Promise<Poll> {
  const post = await findPost(ctx, id)
  if (post.kind !== 'poll') throw new NotFound()
  if (post.pollEndsAt && post.pollEndsAt <= ctx.now) throw new PollEnded()
  const [first, ...others] = [...new Set(asked)]
  if (first === undefined || (others.length && !post.pollMultiple)) throw wrong()
  const cast = await ctx.sql(sql`
    insert into poll_votes (post_id, user_id, position, first, created_at)
    values (${id}::uuid, ${signedIn(ctx).id}::uuid, ${first}, true, ${ctx.now})
    on conflict (school_id, post_id, user_id) where first do nothing returning position`)
  if (!cast.length) throw new AlreadyVoted()
  if (others.length)
    ctx.write(sql`
      insert into poll_votes (post_id, user_id, position, first, created_at)
      select ${id}::uuid, ${signedIn(ctx).id}::uuid, position, false, ${ctx.now} from unnest(${others}::int[]) position`)
  return count(ctx, post, [first, ...others])
}

/** In the order of the options, so that two ballots never wait for each other. */
async function count(
  ctx: Ctx,
  post: Pick<PostRow, 'id' | 'pollEndsAt' | 'pollMultiple'>,
  chosen: number[],
): Promise<Poll> {
  for (const position of chosen.toSorted())
    ctx.write(
      sql`update poll_options set votes = votes + 1 where post_id = ${post.id}::uuid and position = ${position}`,
    )
  const options = await ctx.sql<NonNullable<PostRow['options']>[number]>(sql`
    select position, label, votes from poll_options where post_id = ${post.id}::uuid order by position`)
  if (chosen.some((position) => !options.some((option) => option.position === position))) throw wrong()
  return shownPoll(ctx, { ...post, chosen }, options)
}

const wrong = () => Object.assign(new WrongBallot(), { fields: { positions: new WrongBallot().message } })
