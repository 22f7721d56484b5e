import { IconBookmark } from '@tabler/icons-react'
import { PostList } from '../billboard/feed/post-list.tsx'
import { loadPosts } from '../billboard/feed/posts.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Saved posts · Banter' }]

const asked = { saved: 'true' }

export const loader = async (args: LoaderFunctionArgs) => ({ posts: await loadPosts(args, asked) })

export default function SavedPage() {
  const { posts } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Saved posts" back={{ to: '/', label: 'Billboard' }}>
          Only you know what you keep here.
        </PageHeader>
        <PostList
          posts={posts}
          asked={asked}
          empty={
            <Card>
              <EmptyState
                icon={<IconBookmark aria-hidden />}
                title="Nothing saved yet"
                action={<LinkButton to="/">Go to the billboard</LinkButton>}
              >
                Tap the bookmark under a post to find it here again.
              </EmptyState>
            </Card>
          }
        />
      </div>
    </MemberPage>
  )
}
