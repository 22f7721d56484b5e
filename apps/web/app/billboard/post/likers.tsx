import type { Post } from '@banter/api/billboard/contract'
import type { Person } from '@banter/api/http/contract'
import type { z } from 'zod'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { counted } from '../../ui/counted.ts'
import type { ListPage } from '../../ui/growing-list.ts'
import { PostDialog } from './post-dialog.tsx'

export type Liker = z.output<typeof Person>

/** How many like it, and behind the number who. */
export function Likers({ post }: { post: Post }) {
  if (post.likeCount === 0) return null
  return (
    <PostDialog<ListPage<Liker>>
      title="Liked by"
      page={`/posts/${post.id}/likes`}
      list={`/billboard/likers?id=${post.id}`}
      label={post.likeCount.toLocaleString('en-US')}
      name={`${counted(post.likeCount, 'like')}: see who`}
      className="-ml-1.5 inline-flex h-9 min-w-8 items-center rounded-md px-1.5 font-medium text-muted tabular-nums hover:bg-sunken hover:text-ink"
    >
      {({ items, nextCursor }) => (
        <>
          <People people={items} />
          {nextCursor && (
            <Link
              to={`/posts/${post.id}/likes`}
              className="mt-4 block font-medium text-accent-text hover:underline"
            >
              See everyone
            </Link>
          )}
        </>
      )}
    </PostDialog>
  )
}

export function People({ people }: { people: Liker[] }) {
  if (people.length === 0) return <p className="text-muted">Nobody yet.</p>
  return (
    <ul className="grid gap-1">
      {people.map(({ id, name, avatar }) => (
        <li key={id}>
          <Link to={`/people/${id}`} className="-mx-2 flex items-center gap-3 rounded-md p-2 hover:bg-sunken">
            <Avatar name={name} src={avatar} />
            <span className="truncate font-medium">{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
