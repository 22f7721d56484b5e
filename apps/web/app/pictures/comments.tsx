import type { PictureComment } from '@banter/api/pictures/talk/contract'
import { type FormEvent, useId, useRef, useState } from 'react'
import { reportPath } from '../moderation/words.ts'
import { Link, useLocation } from '../router.ts'
import { useViewer } from '../shell/member-page.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LoadMore } from '../ui/load-more.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { Time } from '../ui/time.tsx'
import { useUnsaved } from '../ui/unsaved.ts'
import { usePictureComments } from './use-picture-comments.ts'

interface CommentsProps {
  pictureId: string
  comments: ListPage<PictureComment>
  /** Nobody says anything about what was taken down. */
  closed: boolean
}

export function Comments({ pictureId, comments, closed }: CommentsProps) {
  const { items, send, remove } = usePictureComments(pictureId, comments)
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <Card
      title={
        <span ref={heading} tabIndex={-1} id="comments" className="scroll-mt-20 outline-none">
          Comments
        </span>
      }
    >
      <div className="grid gap-5">
        {!closed && <CommentForm pictureId={pictureId} onSend={send} />}
        {items.length === 0 ? (
          <p className="text-muted">Nobody has said anything yet.</p>
        ) : (
          <ul aria-label="Comments" className="grid gap-4">
            {items.map((comment) => (
              <li key={comment.id}>
                <Comment
                  pictureId={pictureId}
                  comment={comment}
                  onDelete={() => {
                    // The button that had the focus goes with its comment.
                    heading.current?.focus()
                    void remove(comment)
                  }}
                />
              </li>
            ))}
          </ul>
        )}
        <LoadMore nextCursor={comments.nextCursor} label="Older comments" />
      </div>
    </Card>
  )
}

interface CommentFormProps {
  pictureId: string
  onSend: (body: string, author: PictureComment['author']) => Promise<boolean>
}

function CommentForm({ pictureId, onSend }: CommentFormProps) {
  const id = useId()
  const [text, setText] = useState('')
  const user = useViewer()?.user
  useUnsaved(text.trim() !== '')

  async function send(event: FormEvent) {
    event.preventDefault()
    const body = text.trim()
    if (!body || !user) return
    setText('')
    const arrived = await onSend(body, { id: user.id, name: user.name, avatar: user.avatar })
    if (!arrived) setText((typed) => typed || body)
  }

  return (
    <form method="post" action={`/pictures/${pictureId}/act`} onSubmit={send} className="grid gap-2">
      <input type="hidden" name="intent" value="comment" />
      <input type="hidden" name="back" value={`/pictures/${pictureId}`} />
      <label htmlFor={id} className="sr-only">
        Your comment
      </label>
      <Textarea
        id={id}
        name="body"
        rows={2}
        required
        maxLength={1000}
        dir="auto"
        placeholder="Say something about it"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Button type="submit" size="sm" variant="primary" className="justify-self-end">
        Comment
      </Button>
    </form>
  )
}

const DEED = 'rounded-xs py-1 text-xs font-medium text-muted hover:text-ink hover:underline'

interface CommentProps {
  pictureId: string
  comment: PictureComment
  onDelete: () => void
}

function Comment({ pictureId, comment, onDelete }: CommentProps) {
  const { id, author, body, createdAt, mine, mayDelete } = comment
  const { pathname } = useLocation()
  return (
    <div className="flex gap-2.5">
      <Avatar name={author.name} src={author.avatar ?? undefined} size="sm" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-muted">
          <Link
            to={`/people/${author.id}`}
            className="rounded-xs text-sm font-semibold text-ink hover:underline"
          >
            {author.name}
          </Link>
          <Time value={createdAt} />
        </p>
        <p dir="auto" className="break-words whitespace-pre-wrap">
          {body}
        </p>
        <div className="flex gap-3">
          {mayDelete && (
            <form
              method="post"
              action={`/pictures/${pictureId}/act`}
              onSubmit={(event) => {
                event.preventDefault()
                onDelete()
              }}
            >
              <input type="hidden" name="comment" value={id} />
              <input type="hidden" name="back" value={pathname} />
              <button type="submit" name="intent" value="delete-comment" className={DEED}>
                Delete
              </button>
            </form>
          )}
          {!mine && (
            <Link to={reportPath('picture_comment', id, pathname)} className={DEED}>
              Report
            </Link>
          )}
        </div>
      </div>
    </div>
  )
}
