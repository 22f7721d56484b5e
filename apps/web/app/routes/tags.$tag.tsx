import { IconHash } from '@tabler/icons-react'
import { PostList } from '../billboard/feed/post-list.tsx'
import { loadPosts } from '../billboard/feed/posts.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `#${data?.tag ?? ''} · Banter` }]

export async function loader(args: LoaderFunctionArgs) {
  const tag = args.params.tag!.toLowerCase()
  if (!/^[\p{L}\p{N}_]{1,50}$/u.test(tag)) throw Response.json({ code: 'NOT_FOUND' }, { status: 404 })
  return { tag, posts: await loadPosts(args, { tag }) }
}

export default function TagPage() {
  const { tag, posts } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title={`#${tag}`} back={{ to: '/', label: 'Billboard' }}>
          Posts with this hashtag.
        </PageHeader>
        <PostList
          key={tag}
          posts={posts}
          asked={{ tag }}
          empty={
            <Card>
              <EmptyState
                icon={<IconHash aria-hidden />}
                title={`Nobody has used #${tag} yet`}
                action={<LinkButton to="/compose">Write about it</LinkButton>}
              >
                Put #{tag} into a post, and it is found here.
              </EmptyState>
            </Card>
          }
        />
      </div>
    </MemberPage>
  )
}
