import type { Reply } from '@banter/api/billboard/comments/contract'
import type { ReactNode } from 'react'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Time } from '../../ui/time.tsx'
import { LinkedText } from '../post/post-text.tsx'

/** Who said it, when, and what. */
export function CommentBody({ comment, children }: { comment: Reply; children?: ReactNode }) {
  const { author } = comment
  if (!author || comment.deleted) {
    return <p className="py-1 text-muted italic">This comment was deleted.</p>
  }
  return (
    <div className="flex gap-2.5">
      <Link to={`/people/${author.id}`} tabIndex={-1} aria-hidden className="h-fit rounded-full">
        <Avatar name={author.name} src={author.avatar} size="sm" />
      </Link>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-1.5 text-xs text-muted">
          <Link
            to={`/people/${author.id}`}
            className="rounded-xs text-sm font-semibold text-ink hover:underline"
          >
            {author.name}
          </Link>
          <Time value={comment.createdAt} />
          {comment.editedAt && <span>· edited</span>}
        </p>
        <p dir="auto" className="whitespace-pre-wrap">
          <LinkedText body={comment.body} mentions={comment.mentions} />
        </p>
        {children}
      </div>
    </div>
  )
}
