import { IconBookmark, IconNotes, IconPencil } from '@tabler/icons-react'
import { WelcomeCard } from '../../people/welcome-card.tsx'
import { MemberPage, useViewer } from '../../shell/member-page.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { Composer } from '../compose/composer.tsx'
import type { Feed } from './feed.server.ts'
import { FeedEmpty } from './feed-empty.tsx'
import { FreshListings } from './fresh-listings.tsx'
import { OfflineNote } from './offline-note.tsx'
import { PagingChoice } from './paging-choice.tsx'
import { PostList } from './post-list.tsx'
import { SortTabs } from './sort-tabs.tsx'

/** The home of a signed-in member; `since` when it is the last one that could be loaded. */
export function FeedPage({ feed, since }: { feed: Feed; since: string | undefined }) {
  const viewer = useViewer()
  const school = viewer?.school.name ?? 'your school'
  return (
    <MemberPage>
      <PageHeader title={`Hi, ${viewer?.user.name.split(' ')[0] ?? ''}`} actions={<Mine />}>
        <span className="max-sm:hidden">What is going on at {school}.</span>
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid min-w-0 grid-cols-1 gap-5">
          <OfflineNote since={since} />
          <WelcomeCard />
          <Composer writing={feed.writing} />
          <SortTabs sort={feed.sort} />
          <section aria-label="Posts">
            <PostList
              key={feed.sort}
              posts={feed.posts}
              asked={{ feed: feed.sort }}
              paging={feed.paging}
              sort={feed.sort}
              empty={<FeedEmpty sort={feed.sort} />}
              foot={<PagingChoice paging={feed.paging} />}
            />
          </section>
        </div>
        <aside aria-label="Fresh in the shop" className="sticky top-20 hidden lg:block">
          <FreshListings listings={feed.listings} />
        </aside>
      </div>
    </MemberPage>
  )
}

function Mine() {
  return (
    <nav aria-label="Yours" className="flex gap-1">
      <LinkButton to="/saved" size="sm" variant="ghost">
        <IconBookmark aria-hidden className="size-4.5" />
        Saved
      </LinkButton>
      <LinkButton to="/drafts" size="sm" variant="ghost">
        <IconPencil aria-hidden className="size-4.5" />
        Drafts
      </LinkButton>
      <LinkButton to="/my-posts" size="sm" variant="ghost">
        <IconNotes aria-hidden className="size-4.5" />
        My posts
      </LinkButton>
    </nav>
  )
}
