import type { Post } from '@banter/api/billboard/contract'
import {
  IconArchive,
  IconDots,
  IconEyeOff,
  IconFlag,
  IconLock,
  IconLockOpen,
  IconPencil,
  IconPin,
  IconPinnedOff,
  IconTrash,
  IconVolumeOff,
} from '@tabler/icons-react'
import type { MouseEvent, ReactNode } from 'react'
import { useNavigate } from '../../router.ts'
import { Menu, MenuButton, MenuLine, MenuLink } from '../../ui/menu.tsx'
import { takeAway } from '../feed/post-memory.ts'
import { DeedForm } from './deed-form.tsx'
import { actPath, toggle } from './deeds.ts'
import { deleteLater } from './delete-later.ts'
import { hide, mutable, mute } from './hiding.ts'

/** Everything that is done to a post less often than liking it. */
export function PostMenu({ post, alone }: { post: Post; alone: boolean | undefined }) {
  return (
    <Menu
      label={`More about the post by ${post.author.name}`}
      triggerClassName="-mt-1 -mr-1.5 grid size-9 place-items-center text-muted hover:bg-sunken hover:text-ink"
      trigger={<IconDots aria-hidden className="size-5" />}
      until={alone ? undefined : <MenuLink to={`/posts/${post.id}`}>All about this post</MenuLink>}
    >
      <Care post={post} alone={alone} />
      {!post.mine && (
        <>
          <Avoiding post={post} />
          <MenuLine />
          <MenuLink to={`/report?subject=post:${post.id}&from=/posts/${post.id}`}>
            <IconFlag aria-hidden />
            Report
          </MenuLink>
        </>
      )}
    </Menu>
  )
}

/** For who answers for it: its author, those who lead its club, and moderators. */
function Care({ post, alone }: { post: Post; alone: boolean | undefined }) {
  const { pinned, locked, archived } = post
  const any = post.mayEdit || post.mayPin || post.mayLock || post.mayArchive || post.mayDelete
  return (
    <>
      {post.mayEdit && (
        <MenuLink to={`/posts/${post.id}/edit`}>
          <IconPencil aria-hidden />
          Edit
        </MenuLink>
      )}
      {post.mayPin && (
        <Switch post={post} name="pinned" intent={pinned ? 'unpin' : 'pin'}>
          {pinned ? <IconPinnedOff aria-hidden /> : <IconPin aria-hidden />}
          {pinned ? 'Unpin' : 'Pin to the top'}
        </Switch>
      )}
      {post.mayLock && (
        <Switch post={post} name="locked" intent={locked ? 'unlock' : 'lock'}>
          {locked ? <IconLockOpen aria-hidden /> : <IconLock aria-hidden />}
          {locked ? 'Open comments' : 'Close comments'}
        </Switch>
      )}
      {post.mayArchive && (
        <Switch post={post} name="archived" intent={archived ? 'unarchive' : 'archive'}>
          <IconArchive aria-hidden />
          {archived ? 'Show again' : 'Archive'}
        </Switch>
      )}
      {post.mayDelete && <Delete post={post} alone={alone} />}
      {any && !post.mine && <MenuLine />}
    </>
  )
}

interface SwitchProps {
  post: Post
  name: 'pinned' | 'locked' | 'archived'
  intent: string
  children: ReactNode
}

function Switch({ post, name, intent, children }: SwitchProps) {
  return (
    <DeedForm postId={post.id} fields={{ intent }} onDeed={() => toggle(post, name, intent)}>
      <MenuButton>{children}</MenuButton>
    </DeedForm>
  )
}

/** Scripts delete with ten seconds to undo it; without them its page asks first. */
function Delete({ post, alone }: { post: Post; alone: boolean | undefined }) {
  const navigate = useNavigate()
  return (
    <MenuLink
      to={`/posts/${post.id}?delete`}
      className="text-danger-text [&_svg]:text-danger-text"
      onClick={(event: MouseEvent) => {
        event.preventDefault()
        event.currentTarget.closest('details')?.removeAttribute('open')
        deleteLater({
          path: actPath(post.id),
          fields: { intent: 'delete' },
          said: 'Post deleted.',
          bringBack: takeAway(({ id }) => id === post.id),
        })
        if (alone) navigate('/')
      }}
    >
      <IconTrash aria-hidden />
      Delete
    </MenuLink>
  )
}

function Avoiding({ post }: { post: Post }) {
  return (
    <>
      <DeedForm postId={post.id} fields={{ intent: 'hide' }} onDeed={() => hide(post)}>
        <MenuButton>
          <IconEyeOff aria-hidden />
          Not interested
        </MenuButton>
      </DeedForm>
      {mutable(post).map((muted) => (
        <DeedForm
          key={muted.key}
          postId={post.id}
          fields={{ intent: 'mute', subject: muted.subject, key: muted.key }}
          onDeed={() => mute(post, muted)}
        >
          <MenuButton>
            <IconVolumeOff aria-hidden />
            <span className="max-w-52 truncate">Mute {muted.name}</span>
          </MenuButton>
        </DeedForm>
      ))}
    </>
  )
}
