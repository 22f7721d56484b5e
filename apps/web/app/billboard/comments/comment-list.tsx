import type { Comment } from '@banter/api/billboard/comments/contract'
import type { Post } from '@banter/api/billboard/contract'
import { IconLock } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { timedAt } from '../compose/writing.ts'
import { CommentForm } from './comment-form.tsx'
import { CommentItem, hiddenReplies } from './comment-item.tsx'
import { PendingComment } from './pending-comment.tsx'
import type { Threads } from './threads.ts'
import { type Comments, useComments } from './use-comments.ts'
import { useFocusAfter } from './use-focus-after.ts'

interface CommentListProps {
  post: Post
  first: Threads
  /** From the server, for the first comment that is written here. */
  newId: string
  refusal: FormRefusal | undefined
}

/** All that was said under a post, in two levels, and the place to say more. */
export function CommentList({ post, first, newId, refusal }: CommentListProps) {
  const comments = useComments(post, first)
  const { threads, pending, failed } = comments
  const nextId = useIds(newId)
  const about = refusal?.values.comment ?? refusal?.values.parent
  return (
    <section
      id="comments"
      aria-label="Comments"
      className="scroll-mt-20 rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5"
    >
      <h2 tabIndex={-1} className="w-fit text-[0.9375rem] font-semibold">
        {post.commentCount ? counted(post.commentCount, 'comment') : 'No comments yet'}
      </h2>
      <ul className="mt-4 grid gap-5 empty:hidden">
        {threads.items.map((thread) => (
          <li key={thread.id}>
            <Thread thread={thread} post={post} comments={comments} nextId={nextId} refusal={refusal} />
          </li>
        ))}
        {pending
          .filter(({ parent }) => !parent)
          .map((one) => (
            <li key={one.id}>
              <PendingComment pending={one} comments={comments} />
            </li>
          ))}
      </ul>
      {failed && (
        <p role="status" className="mt-3 text-muted">
          More could not be loaded. Please try again.
        </p>
      )}
      {threads.nextCursor && (
        <form
          method="get"
          onSubmit={(event) => {
            event.preventDefault()
            void comments.more()
          }}
          className="mt-4"
        >
          <Button type="submit" size="sm" name="cursor" value={threads.nextCursor}>
            Show more comments
          </Button>
        </form>
      )}
      <div className="mt-5 border-t border-line pt-4">
        {post.locked ? (
          <p className="flex items-center gap-2 text-muted">
            <IconLock aria-hidden className="size-4.5" />
            Comments are closed.
          </p>
        ) : (
          <CommentForm
            postId={post.id}
            intent="comment"
            fields={{ id: newId }}
            label="Write a comment"
            deed="Comment"
            refusal={about ? undefined : refusal}
            onSend={(written) => void comments.send({ id: nextId(), parent: null, ...written })}
          />
        )}
      </div>
    </section>
  )
}

/** Ids for what is written here: the server's, at the moment of writing, each once. */
function useIds(newId: string) {
  const [seed] = useState(newId)
  return () => {
    const tail = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
      byte.toString(16).padStart(2, '0'),
    )
    return timedAt(seed.slice(0, -12) + tail.join(''))
  }
}

interface ThreadProps {
  thread: Comment
  post: Post
  comments: Comments
  nextId: () => string
  refusal: FormRefusal | undefined
}

/** A comment with its answers, and the form to answer it where that was asked for. */
function Thread({ thread, post, comments, nextId, refusal }: ThreadProps) {
  const [query] = useSearchParams()
  const [answering, setAnswering] = useState(query.get('reply') === thread.id)
  useFocusAfter(answering, `reply-${thread.id}`)
  const onReply = post.locked ? undefined : () => setAnswering(true)
  const more = hiddenReplies(thread)
  const refusalOf = (id: string) => (refusal?.values.comment === id ? refusal : undefined)
  const shown = { comments, onReply }
  return (
    <>
      <CommentItem
        comment={thread}
        {...shown}
        editing={query.get('edit') === thread.id}
        refusal={refusalOf(thread.id)}
      />
      <div className="mt-3 ml-3.5 grid gap-3 border-l-2 border-line pl-4 empty:hidden">
        {thread.replies.map((reply) => (
          <CommentItem
            key={reply.id}
            comment={reply}
            {...shown}
            editing={query.get('edit') === reply.id}
            refusal={refusalOf(reply.id)}
          />
        ))}
        {comments.pending
          .filter(({ parent }) => parent === thread.id)
          .map((one) => (
            <PendingComment key={one.id} pending={one} comments={comments} />
          ))}
        {more > 0 && thread.moreReplies && (
          <div>
            <Button size="sm" variant="ghost" onClick={() => comments.moreReplies(thread)}>
              Show {counted(more, 'more reply').replace('replys', 'replies')}
            </Button>
          </div>
        )}
        {answering && (
          <CommentForm
            postId={post.id}
            intent="comment"
            fields={{ parent: thread.id }}
            label={`Reply to ${thread.author?.name ?? 'this comment'}`}
            deed="Reply"
            refusal={refusal?.values.parent === thread.id ? refusal : undefined}
            focused
            onSend={(written) => {
              setAnswering(false)
              void comments.send({ id: nextId(), parent: thread.id, ...written })
            }}
            onCancel={() => setAnswering(false)}
          />
        )}
      </div>
    </>
  )
}
