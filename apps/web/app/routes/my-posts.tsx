import { IconNotes } from '@tabler/icons-react'
import { PostList } from '../billboard/feed/post-list.tsx'
import { loadPosts } from '../billboard/feed/posts.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'My posts · Banter' }]

export async function loader(args: LoaderFunctionArgs) {
  const archived = new URL(args.request.url).searchParams.has('archived')
  const asked: Record<string, string> = archived ? { author: 'me', archived: 'true' } : { author: 'me' }
  return { posts: await loadPosts(args, asked), asked, archived }
}

export default function MyPostsPage() {
  const { posts, asked, archived } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="mx-auto grid max-w-2xl grid-cols-1 gap-5">
        <div>
          <PageHeader
            title="My posts"
            back={{ to: '/', label: 'Billboard' }}
            actions={
              <LinkButton to="/compose" variant="primary">
                Write a post
              </LinkButton>
            }
          />
          <Tabs
            label="My posts"
            tabs={[
              { to: '/my-posts', label: 'Shown', active: !archived },
              { to: '/my-posts?archived=true', label: 'Archived', active: archived },
            ]}
          />
        </div>
        <PostList
          key={String(archived)}
          posts={posts}
          asked={asked}
          empty={<Nothing archived={archived} />}
        />
      </div>
    </MemberPage>
  )
}

function Nothing({ archived }: { archived: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={<IconNotes aria-hidden />}
        title={archived ? 'Nothing archived' : 'You have not posted yet'}
        action={archived ? undefined : <LinkButton to="/compose">Write your first post</LinkButton>}
      >
        {archived
          ? 'A post that you archive leaves every list; only you still see it, here.'
          : 'Say hello, ask who has the notes, tell what is on tonight.'}
      </EmptyState>
    </Card>
  )
}
