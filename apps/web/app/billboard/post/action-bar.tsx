import type { Post } from '@banter/api/billboard/contract'
import {
  IconBookmark,
  IconBookmarkFilled,
  IconHeart,
  IconHeartFilled,
  IconMessageCircle,
  IconShare3,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from '../../router.ts'
import { counted } from '../../ui/counted.ts'
import { cx } from '../../ui/cx.ts'
import { toast } from '../../ui/toasts.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { DeedForm } from './deed-form.tsx'
import { toggle, toggleLike } from './deeds.ts'
import { Likers } from './likers.tsx'

const ACTION =
  'inline-flex h-9 items-center gap-1.5 rounded-md px-2.5 font-medium text-muted transition-colors hover:bg-sunken hover:text-ink [&_svg]:size-5 [&_svg]:stroke-[1.75]'

/** What one can do with a post in one tap: one form with a button for each. Counts stay still in width as they change. */
export function ActionBar({ post }: { post: Post }) {
  const keep = post.saved ? 'unsave' : 'save'
  return (
    <DeedForm
      postId={post.id}
      onDeed={(_, chosen) => (chosen === keep ? toggle(post, 'saved', keep) : toggleLike(post))}
    >
      <footer className="mt-3 -mb-1.5 flex items-center gap-1 max-sm:-mx-2 sm:-mx-2.5">
        <div className="flex items-center">
          <Like post={post} />
          <Likers post={post} />
        </div>
        <Link
          to={`/posts/${post.id}#comments`}
          className={ACTION}
          aria-label={post.commentCount ? counted(post.commentCount, 'comment') : 'Comment'}
        >
          <IconMessageCircle aria-hidden />
          <span className="tabular-nums">
            {post.commentCount || <span className="max-sm:hidden">Comment</span>}
          </span>
        </Link>
        <span className="flex-1" />
        <Toggle
          intent={keep}
          pressed={post.saved}
          label="Save"
          className={cx(post.saved && 'text-accent-text hover:text-accent-text')}
          icon={post.saved ? <IconBookmarkFilled aria-hidden /> : <IconBookmark aria-hidden />}
        />
        <Share post={post} />
      </footer>
    </DeedForm>
  )
}

function Like({ post }: { post: Post }) {
  const { liked } = post
  return (
    <Toggle
      intent={liked ? 'unlike' : 'like'}
      pressed={liked}
      label="Like"
      className={cx(liked && 'text-danger-text hover:text-danger-text')}
      icon={liked ? <IconHeartFilled aria-hidden className="animate-rise" /> : <IconHeart aria-hidden />}
    >
      {post.likeCount === 0 && <span className="max-sm:hidden">Like</span>}
    </Toggle>
  )
}

interface ToggleProps {
  intent: string
  pressed: boolean
  label: string
  icon: ReactNode
  className?: string
  children?: ReactNode
}

function Toggle({ intent, pressed, label, icon, className, children }: ToggleProps) {
  return (
    <button
      type="submit"
      name="intent"
      value={intent}
      aria-pressed={pressed}
      aria-label={label}
      title={label}
      className={cx(ACTION, className)}
    >
      {icon}
      {children}
    </button>
  )
}

/** Hands the address to the phone's own sharing, else copies it; nothing without scripts, where the time is the link. */
function Share({ post }: { post: Post }) {
  if (!useHydrated()) return null

  async function share() {
    const url = new URL(`/posts/${post.id}`, window.location.href).href
    try {
      if (window.matchMedia('(pointer: coarse)').matches && navigator.share) await navigator.share({ url })
      else {
        await navigator.clipboard.writeText(url)
        await toast({ tone: 'positive', text: 'Link copied. Only people of your school can open it.' })
      }
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return
      await toast({ tone: 'danger', text: `It could not be copied. The link is ${url}` })
    }
  }

  return (
    <button type="button" onClick={share} className={ACTION} aria-label="Share" title="Copy link">
      <IconShare3 aria-hidden />
    </button>
  )
}
