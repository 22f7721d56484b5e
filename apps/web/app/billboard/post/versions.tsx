import type { Post } from '@banter/api/billboard/contract'
import { PostDialog } from './post-dialog.tsx'
import { type Version, VersionList } from './version-list.tsx'

/** "Edited", and behind it what the post said before. Without scripts it is a page. */
export function Versions({ post }: { post: Post }) {
  return (
    <PostDialog<{ items: Version[] }>
      title="What it said before"
      page={`/posts/${post.id}/versions`}
      list={`/billboard/versions?id=${post.id}`}
      label="edited"
      className="rounded-xs hover:text-ink hover:underline"
    >
      {({ items }) => <VersionList versions={items} />}
    </PostDialog>
  )
}
