import type { Post } from '@banter/api/billboard/contract'
import { IconEyeOff } from '@tabler/icons-react'
import { cx } from '../../ui/cx.ts'
import { AcknowledgeBox } from './acknowledge-box.tsx'
import { ActionBar } from './action-bar.tsx'
import { CarriedCard } from './carried-card.tsx'
import { Gallery } from './gallery.tsx'
import { PollBox } from './poll.tsx'
import { PostHeader } from './post-header.tsx'
import { PostMenu } from './post-menu.tsx'
import { PostText } from './post-text.tsx'

interface PostCardProps {
  post: Post
  /** On its own page: all of its text, and deleting it leads away. */
  alone?: boolean
}

/** One post with everything it carries. `post-<id>` is where plain forms lead back to, and where j and k stop. */
export function PostCard({ post, alone }: PostCardProps) {
  return (
    <article
      id={`post-${post.id}`}
      data-post={post.id}
      aria-label={`${post.kind === 'announcement' ? 'Announcement' : 'Post'} by ${post.author.name}`}
      tabIndex={-1}
      className={cx(
        'scroll-mt-20 rounded-lg border border-line bg-surface p-4 shadow-card focus-visible:outline-offset-0 sm:p-5',
        post.kind === 'announcement' && 'border-l-4 border-l-accent-text',
      )}
    >
      {post.hidden && (
        <p className="mb-3 flex items-center gap-2 rounded-md bg-caution-soft px-3 py-2 text-[0.8125rem] text-caution-text">
          <IconEyeOff aria-hidden className="size-4 shrink-0" />
          {post.mine ? 'Moderators have taken your post from view.' : 'Taken from view by moderators.'}
        </p>
      )}
      <PostHeader post={post} menu={<PostMenu post={post} alone={alone} />} />
      <PostText post={post} whole={alone} />
      <Gallery media={post.media} />
      <PollBox post={post} />
      <CarriedCard post={post} />
      <AcknowledgeBox post={post} />
      <ActionBar post={post} />
    </article>
  )
}
