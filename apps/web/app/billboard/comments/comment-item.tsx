import type { Comment, Reply } from '@banter/api/billboard/comments/contract'
import type { MouseEvent, ReactNode } from 'react'
import { useState } from 'react'
import { Link, type LinkProps } from '../../router.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { CommentBody } from './comment-body.tsx'
import { CommentForm, type Written } from './comment-form.tsx'
import type { Comments } from './use-comments.ts'
import { useFocusAfter } from './use-focus-after.ts'

interface CommentItemProps {
  comment: Reply
  comments: Comments
  /** Opens the answer form of its thread; absent where nobody may answer. */
  onReply?: (() => void) | undefined
  /** Asked to be edited by the page's address, without scripts. */
  editing: boolean
  refusal: FormRefusal | undefined
}

const DEED = 'rounded-xs py-1 text-xs font-medium text-muted hover:text-ink hover:underline'

export function CommentItem({ comment, comments, onReply, editing, refusal }: CommentItemProps) {
  const [open, setOpen] = useState(editing)
  const [unsaved, setUnsaved] = useState<Written>()
  const { id, postId, author, mine } = comment
  useFocusAfter(open, `edit-${id}`)
  if (open) {
    return (
      <CommentForm
        postId={postId}
        intent="edit-comment"
        fields={{ comment: id }}
        label="Your comment"
        deed="Save"
        begun={unsaved ?? comment}
        refusal={refusal}
        focused
        onSend={async (written) => {
          setOpen(false)
          const saved = await comments.edit(comment, written)
          setUnsaved(saved ? undefined : written)
          if (!saved) setOpen(true)
        }}
        onCancel={() => {
          setOpen(false)
          setUnsaved(undefined)
        }}
      />
    )
  }
  return (
    <div id={`comment-${id}`} className="scroll-mt-20">
      <CommentBody comment={comment}>
        <div className="flex gap-3">
          {onReply && (
            <InPlace id={`reply-${id}`} to={`?reply=${comment.parentId ?? id}#comment-${id}`} onDo={onReply}>
              Reply
            </InPlace>
          )}
          {comment.mayEdit && (
            <InPlace id={`edit-${id}`} to={`?edit=${id}#comment-${id}`} onDo={() => setOpen(true)}>
              Edit
            </InPlace>
          )}
          {comment.mayDelete && <DeleteComment comment={comment} onDelete={() => comments.remove(comment)} />}
          {!mine && author && (
            <Link to={`/report?subject=comment:${id}&from=/posts/${postId}`} className={DEED}>
              Report
            </Link>
          )}
        </div>
      </CommentBody>
    </div>
  )
}

/** A link that leads to a page for who has no scripts, and does it here for all others. */
interface InPlaceProps {
  id?: string
  to: LinkProps['to']
  onDo: () => void
  children: ReactNode
}

function InPlace({ id, to, onDo, children }: InPlaceProps) {
  return (
    <Link
      id={id}
      to={to}
      preventScrollReset
      className={DEED}
      onClick={(event: MouseEvent) => {
        event.preventDefault()
        onDo()
      }}
    >
      {children}
    </Link>
  )
}

function DeleteComment({ comment, onDelete }: { comment: Reply; onDelete: () => void }) {
  return (
    <form
      method="post"
      action={`/posts/${comment.postId}`}
      onSubmit={(event) => {
        event.preventDefault()
        // The button goes with its comment: whoever pressed it goes on from the head of the list.
        document.querySelector<HTMLElement>('#comments h2')?.focus({ preventScroll: true })
        onDelete()
      }}
    >
      <input type="hidden" name="intent" value="delete-comment" />
      <input type="hidden" name="comment" value={comment.id} />
      <button type="submit" className={DEED}>
        Delete
      </button>
    </form>
  )
}

/** The first answers of a comment, and how many more there are. */
export const hiddenReplies = ({ replyCount, replies }: Comment) => Math.max(0, replyCount - replies.length)
