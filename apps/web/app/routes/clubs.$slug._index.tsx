import { getClub } from '@banter/api/clubs/contract'
import { IconMessageCircle } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { Composer } from '../billboard/compose/composer.tsx'
import { composing } from '../billboard/compose/composing.server.ts'
import { PostList } from '../billboard/feed/post-list.tsx'
import { loadPosts } from '../billboard/feed/posts.server.ts'
import { useClub } from '../clubs/show/use-club.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { useLoaderData } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'

/** The posts of a club, by its id; whoever is in it also gets what the composer needs. */
export async function loader(args: LoaderFunctionArgs) {
  const club = await api(args.request, args.context)(getClub, { params: { id: args.params.slug! } })
  const writes = club.mine.role !== null && club.state === 'active'
  const [posts, writing] = await Promise.all([
    loadPosts(args, { club: club.id }),
    writes ? composing(args) : null,
  ])
  return { posts, writing }
}

export default function ClubFeed() {
  const club = useClub()
  const { posts, writing } = useLoaderData<typeof loader>()
  return (
    <div className="grid grid-cols-1 gap-5">
      {writing && <Composer writing={writing} club={{ id: club.id, name: club.name }} />}
      <section aria-label={`Posts of ${club.name}`}>
        <PostList
          key={club.id}
          posts={posts}
          asked={{ club: club.id }}
          empty={
            <Card>
              <EmptyState icon={<IconMessageCircle aria-hidden />} title="Nothing posted yet">
                {writing ? 'Say hello: your club sees it first.' : 'What the club has to say stands here.'}
              </EmptyState>
            </Card>
          }
        />
      </section>
    </div>
  )
}
