import type { Post } from '@banter/api/billboard/contract'
import { IconTrash } from '@tabler/icons-react'
import { type ReactNode, useEffect } from 'react'
import { useFetcher } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Badge } from '../ui/badge.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { cx } from '../ui/cx.ts'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Time } from '../ui/time.tsx'
import { toast } from '../ui/toasts.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'

/** One post. Deleted, it is gone at once, and comes back when the answer is no. */
export function PostCard({ post }: { post: Post }) {
  const fetcher = useFetcher<FormRefusal | null>()
  const hydrated = useHydrated()
  const refusal = fetcher.state === 'idle' ? fetcher.data : undefined
  useEffect(() => {
    if (refusal) void toast({ tone: 'danger', text: refusal.message })
    else if (refusal === null) void toast({ tone: 'positive', text: 'Post deleted.' })
  }, [refusal])
  if (fetcher.state !== 'idle' || refusal === null) return null
  return (
    <PostFrame
      name={post.author.name}
      when={<Time value={post.createdAt} />}
      badge={post.mine && <Badge>You</Badge>}
      body={post.body}
    >
      {post.mayDelete && (
        <Confirm
          label={
            <>
              <IconTrash aria-hidden className="size-4.5" />
              <span className="sr-only">Delete post</span>
            </>
          }
          variant="ghost"
          size="icon"
          question={post.mine ? 'Delete your post?' : `Delete ${post.author.name}'s post?`}
          detail="It disappears for everyone. This cannot be undone."
          deed="Delete post"
          intent="delete"
          form={fetcher.Form}
          danger
        >
          <input type="hidden" name="id" value={post.id} />
          {hydrated && <input type="hidden" name="inPlace" value="1" />}
        </Confirm>
      )}
    </PostFrame>
  )
}

/** A post on its way: shown before the answer is there. */
export function PendingPost({ name, body }: { name: string; body: string }) {
  return <PostFrame name={name} when="posting …" body={body} className="opacity-60" />
}

interface PostFrameProps {
  name: string
  when: ReactNode
  badge?: ReactNode
  body: string
  className?: string
  children?: ReactNode
}

function PostFrame({ name, when, badge, body, className, children }: PostFrameProps) {
  return (
    <article
      aria-label={`Post by ${name}`}
      className={cx('rounded-lg border border-line bg-surface p-4 shadow-card sm:p-5', className)}
    >
      <header className="flex items-center gap-3">
        <Avatar name={name} />
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-2 font-semibold tracking-normal">
            <span className="truncate">{name}</span>
            {badge}
          </h2>
          <p className="text-xs text-muted">{when}</p>
        </div>
        {children}
      </header>
      <p className="mt-3 text-[0.9375rem] leading-6 whitespace-pre-wrap">{body}</p>
    </article>
  )
}
