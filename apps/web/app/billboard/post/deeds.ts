import type { Post } from '@banter/api/billboard/contract'
import { toast } from '../../ui/toasts.tsx'
import { type Answer, isDone } from '../answers.ts'
import { changePost } from '../feed/post-memory.ts'
import { type Fields, sendForm } from '../send.ts'

export const actPath = (id: string) => `/posts/${id}/act`

const queues = new Map<string, Promise<unknown>>()

/** One deed after the other for each post, so that a like and its undoing arrive in the order they were made. */
function inTurn<Done>(id: string, deed: () => Promise<Done>): Promise<Done> {
  const turn = (queues.get(id) ?? Promise.resolve()).then(deed)
  queues.set(id, turn)
  return turn
}

export const act = <Done>(id: string, fields: Fields): Promise<Answer<Done>> =>
  inTurn(id, () => sendForm<Done>(actPath(id), fields))

type Part = Partial<Post>

/** Shows what a deed will do before it is done, and takes that back, saying why, when the answer is no. */
export async function actAhead(
  post: Post,
  fields: Fields,
  after: (post: Post) => Part,
  before: (post: Post) => Part,
) {
  changePost(post.id, (now) => ({ ...now, ...after(now) }))
  const answer = await act<Part>(post.id, fields)
  if (isDone(answer)) return changePost(post.id, (now) => ({ ...now, ...answer.done }))
  changePost(post.id, (now) => ({ ...now, ...before(now) }))
  void toast({ tone: 'danger', text: answer.refused.message })
}

const liking = (liked: boolean) => (post: Post) =>
  post.liked === liked ? {} : { liked, likeCount: Math.max(0, post.likeCount + (liked ? 1 : -1)) }

export function toggleLike(post: Post) {
  const intent = post.liked ? 'unlike' : 'like'
  return actAhead(post, { intent }, liking(!post.liked), liking(post.liked))
}

/** A switch of a post that its answer names by the same word: saved, pinned, locked, archived. */
export function toggle(post: Post, name: 'saved' | 'pinned' | 'locked' | 'archived', intent: string) {
  const [to, from] = [!post[name], post[name]]
  return actAhead(
    post,
    { intent },
    () => ({ [name]: to }),
    () => ({ [name]: from }),
  )
}

export function acknowledge(post: Post) {
  const saying = (acknowledged: boolean) => (now: Post) => ({
    announcement: now.announcement && { ...now.announcement, acknowledged },
  })
  return actAhead(post, { intent: 'acknowledge' }, saying(true), saying(false))
}
