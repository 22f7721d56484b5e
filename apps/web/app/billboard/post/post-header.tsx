import type { Post } from '@banter/api/billboard/contract'
import { IconLock, IconPinFilled, IconSpeakerphone, IconUsers, IconUsersGroup } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Time } from '../../ui/time.tsx'
import { Versions } from './versions.tsx'

/** Who posted it, where, when and for whom. */
export function PostHeader({ post, menu }: { post: Post; menu?: ReactNode }) {
  const { author, club } = post
  return (
    <header className="flex items-start gap-3">
      <Link to={`/people/${author.id}`} tabIndex={-1} aria-hidden className="rounded-full">
        <Avatar name={author.name} src={author.avatar} />
      </Link>
      <div className="min-w-0 flex-1">
        <h2 className="flex min-w-0 flex-wrap items-center gap-x-2 font-semibold tracking-normal">
          <Link to={`/people/${author.id}`} className="max-w-full truncate rounded-xs hover:underline">
            {author.name}
          </Link>
          {post.kind === 'announcement' && (
            <Badge tone="accent">
              <IconSpeakerphone aria-hidden className="size-3.5" />
              Announcement
            </Badge>
          )}
          {post.mine && <Badge>You</Badge>}
        </h2>
        <p className="flex flex-wrap items-center gap-x-1.5 text-xs text-muted">
          {club && (
            <>
              <Link
                to={`/clubs/${club.slug}`}
                className="inline-flex max-w-56 items-center gap-1 rounded-xs font-medium text-accent-text hover:underline"
              >
                <IconUsersGroup aria-hidden className="size-3.5 shrink-0" />
                <span className="truncate">{club.name}</span>
              </Link>
              <Dot />
            </>
          )}
          <Link to={`/posts/${post.id}`} className="rounded-xs hover:text-ink hover:underline">
            <Time value={post.createdAt} />
          </Link>
          {post.editedAt && (
            <>
              <Dot />
              <Versions post={post} />
            </>
          )}
          <Standing post={post} />
        </p>
      </div>
      {menu}
    </header>
  )
}

const Dot = () => <span aria-hidden>·</span>

function Standing({ post }: { post: Post }) {
  return (
    <>
      {post.visibility === 'followers' && <Mark icon={<IconUsers aria-hidden />}>Followers</Mark>}
      {post.visibility === 'club' && <Mark icon={<IconUsers aria-hidden />}>Members only</Mark>}
      {post.pinned && <Mark icon={<IconPinFilled aria-hidden />}>Pinned</Mark>}
      {post.locked && <Mark icon={<IconLock aria-hidden />}>Comments closed</Mark>}
      {post.archived && <Mark>Archived</Mark>}
    </>
  )
}

function Mark({ icon, children }: { icon?: ReactNode; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1 [&_svg]:size-3.5">
      <Dot />
      {icon}
      {children}
    </span>
  )
}
