import type { Mention, Post } from '@banter/api/billboard/contract'
import { Fragment, type MouseEvent, useState } from 'react'
import { Link } from '../../router.ts'
import { cx } from '../../ui/cx.ts'
import { toast } from '../../ui/toasts.tsx'
import { changePost } from '../feed/post-memory.ts'
import { readJson } from '../send.ts'
import { type TextPart, textParts } from './text-parts.ts'

const LINK = 'rounded-xs font-medium text-accent-text hover:underline'

interface LinkedTextProps {
  body: string
  mentions: Mention[]
  /** What it is filed under; any hashtag leads to its posts when that is not known. */
  tags?: string[]
}

/** What somebody wrote: names, hashtags and addresses lead somewhere, all else is plain text. */
export function LinkedText({ body, mentions, tags }: LinkedTextProps) {
  let at = 0
  return textParts(body, mentions, tags).map((part) => {
    const key = at
    at += part.text.length
    return (
      <Fragment key={key}>
        <Part part={part} />
      </Fragment>
    )
  })
}

function Part({ part }: { part: TextPart }) {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'address':
      return (
        <a
          href={part.href}
          title={part.href}
          target="_blank"
          rel="nofollow ugc noopener noreferrer"
          className="rounded-xs text-accent-text underline decoration-accent-text/40 underline-offset-2 hover:decoration-current"
        >
          {part.text}
        </a>
      )
    case 'tag':
      return (
        <Link to={`/tags/${encodeURIComponent(part.tag)}`} className={LINK}>
          {part.text}
        </Link>
      )
    default:
      return (
        <Link to={part.kind === 'person' ? `/people/${part.id}` : `/clubs/${part.id}`} className={LINK}>
          {part.text}
        </Link>
      )
  }
}

const LONG = 700
const MANY_LINES = 12

const isLong = ({ body }: Post) => body.length > LONG || body.split('\n').length > MANY_LINES

/** A post's text, folded in a list when it is long. */
export function PostText({ post, whole }: { post: Post; whole: boolean | undefined }) {
  const [open, setOpen] = useState(false)
  if (!post.body) return null
  const folded = !whole && !open && (post.truncated || isLong(post))
  const short =
    post.body.length < 90 && !post.media.length && !post.card && !post.poll && !post.body.includes('\n')

  async function unfold() {
    const all = post.truncated ? await readJson<Post>(`/billboard/post?id=${post.id}`) : post
    if (!all) return toast({ tone: 'danger', text: 'The rest could not be loaded. Please try again.' })
    changePost(post.id, (now) => ({ ...now, body: all.body, mentions: all.mentions, truncated: false }))
    setOpen(true)
  }

  return (
    <div className="mt-3">
      <p
        dir="auto"
        className={cx(
          'whitespace-pre-wrap text-pretty',
          short ? 'text-lg leading-7' : 'text-[0.9375rem] leading-6',
          folded && 'line-clamp-8',
        )}
      >
        <LinkedText body={post.body} mentions={post.mentions} tags={post.tags} />
      </p>
      {folded && (
        <Link
          to={`/posts/${post.id}`}
          className="mt-1 inline-block rounded-xs font-medium text-accent-text hover:underline"
          onClick={(event: MouseEvent) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return
            event.preventDefault()
            void unfold()
          }}
        >
          Show more
        </Link>
      )}
    </div>
  )
}
