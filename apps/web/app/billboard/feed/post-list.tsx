import type { Post, Sort } from '@banter/api/billboard/contract'
import { Fragment, type ReactNode } from 'react'
import { AdCard } from '../../ads/shown/ad-card.tsx'
import type { WithAd } from '../../ads/shown/with-ads.ts'
import type { ListPage } from '../../ui/growing-list.ts'
import { PostCard } from '../post/post-card.tsx'
import { ListEnd } from './list-end.tsx'
import { NewPosts } from './new-posts.tsx'
import { Shortcuts } from './shortcuts.tsx'
import { useKeptPosts, useMorePosts, usePlace } from './use-posts.ts'

interface PostListProps {
  /** The first page, from `loadPosts`. */
  posts: ListPage<WithAd<Post>>
  /** What `loadPosts` was asked: `{ club: id }`, `{ author: 'me' }`, `{ tag: 'finals' }`, `{ saved: 'true' }` … */
  asked: Record<string, string>
  /** Shown instead of an empty list. */
  empty: ReactNode
  /** Grows as one scrolls, or page by page at a button. */
  paging?: 'scroll' | 'button'
  /** Of the feed: newer posts are announced above the list. */
  sort?: Sort
  /** Below the list's end. */
  foot?: ReactNode
}

/** A list of posts that grows, keeps its place when one comes back to it, and can be gone through by keyboard. */
export function PostList({ posts, asked, empty, paging = 'scroll', sort, foot }: PostListProps) {
  const query = new URLSearchParams(asked).toString()
  const place = usePlace(query)
  const list = useKeptPosts(place, posts)
  const more = useMorePosts(place, list, `/billboard/posts?${query}`)
  if (list.items.length === 0 && !list.nextCursor) return empty
  return (
    <>
      {sort && <NewPosts shown={list.items} latest={posts.items} sort={sort} />}
      <div className="grid grid-cols-1 gap-4">
        {list.items.map((post) => (
          <Fragment key={post.id}>
            <PostCard post={post} />
            {post.ad && <AdCard ad={post.ad} />}
          </Fragment>
        ))}
        <ListEnd nextCursor={list.nextCursor} paging={paging} {...more} />
        <div className="flex flex-wrap items-center justify-center gap-x-5 gap-y-2 text-[0.8125rem] text-muted">
          <Shortcuts posts={list.items} />
          {foot}
        </div>
      </div>
    </>
  )
}
