import type { Post } from '@banter/api/billboard/contract'
import { IconMessageCircle } from '@tabler/icons-react'
import { useActionData, useNavigation } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'
import { Composer } from './composer.tsx'
import type { Feed } from './feed.server.ts'
import { FreshListings } from './fresh-listings.tsx'
import { PendingPost, PostCard } from './post-card.tsx'

/** The home of a signed-in member. */
export function FeedPage({ feed }: { feed: Feed }) {
  const refusal = useActionData() as FormRefusal | undefined
  const viewer = useViewer()
  const name = viewer?.user.name ?? ''
  return (
    <MemberPage>
      <PageHeader title={`Hi, ${name.split(' ')[0]}`}>What is going on at {viewer?.school.name}.</PageHeader>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid grid-cols-1 gap-5">
          <Composer
            id={feed.newPostId}
            name={name}
            school={viewer?.school.name ?? 'your school'}
            refusal={refusal}
          />
          <div className="lg:hidden">
            <FreshListings listings={feed.listings} />
          </div>
          <Tabs
            label="Posts"
            tabs={[
              { to: '/', label: 'Everyone', active: !feed.mine },
              { to: '/?author=me', label: 'My posts', active: feed.mine },
            ]}
          />
          <Posts key={String(feed.mine)} posts={feed.posts} mine={feed.mine} name={name} />
        </div>
        <aside aria-label="Fresh in the shop" className="sticky top-20 hidden lg:block">
          <FreshListings listings={feed.listings} />
        </aside>
      </div>
    </MemberPage>
  )
}

interface PostsProps {
  posts: ListPage<Post>
  mine: boolean
  name: string
}

function Posts({ posts, mine, name }: PostsProps) {
  const { items, ...more } = useGrowingList(posts, ({ feed }: { feed: Feed }) => feed.posts)
  const { formData, state } = useNavigation()
  const sending = state !== 'idle' && formData?.get('intent') === 'post' ? formData : undefined
  const arrived = items.some(({ id }) => id === sending?.get('id'))
  return (
    <div className="grid gap-4">
      {sending && !arrived && <PendingPost name={name} body={String(sending.get('body'))} />}
      {items.length === 0 && !sending && <Nothing mine={mine} />}
      {items.map((post) => (
        <PostCard key={post.id} post={post} />
      ))}
      <LoadMore {...more} label="Load older posts" />
    </div>
  )
}

function Nothing({ mine }: { mine: boolean }) {
  return (
    <Card>
      <EmptyState
        icon={<IconMessageCircle aria-hidden />}
        title={mine ? 'You have not posted yet' : 'It is quiet here'}
        action={<LinkButton to="/shop">See what is for sale</LinkButton>}
      >
        Say hello, ask who has the notes, tell what is on tonight: everyone at your school sees it.
      </EmptyState>
    </Card>
  )
}
