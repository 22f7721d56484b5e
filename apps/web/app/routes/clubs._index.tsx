import type { Club } from '@banter/api/clubs/contract'
import { IconPlus } from '@tabler/icons-react'
import type { WithAd } from '../ads/shown/with-ads.ts'
import { ClubGrid } from '../clubs/list/club-card.tsx'
import { ClubCategories, ClubSearch } from '../clubs/list/club-search.tsx'
import { loadClubs } from '../clubs/list/clubs.server.ts'
import type { Filters } from '../clubs/list/filters.ts'
import { Invitations } from '../clubs/list/invitations.tsx'
import { NoClubs } from '../clubs/list/no-clubs.tsx'
import { Suggestions } from '../clubs/list/suggestions.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData, useLocation } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Clubs · Banter' }]

export const loader = (args: LoaderFunctionArgs) => loadClubs(args)

export default function ClubsPage() {
  const { filters, clubs, invites, suggested, fresh } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const mine = filters.view === 'mine'
  return (
    <MemberPage>
      <PageHeader
        title="Clubs"
        actions={
          <LinkButton to="/clubs/new" variant="primary">
            <IconPlus aria-hidden className="size-4.5" />
            Start a club
          </LinkButton>
        }
      >
        Find your people, and what they are up to.
      </PageHeader>
      <div className="grid grid-cols-1 gap-5">
        <Tabs
          label="Which clubs"
          tabs={[
            { to: '/clubs', label: 'All clubs', active: !mine },
            { to: '/clubs?view=mine', label: 'My clubs', active: mine },
          ]}
        />
        <Invitations invites={invites} />
        <Suggestions suggested={suggested} fresh={fresh} />
        <section aria-labelledby="list" className="grid grid-cols-1 gap-3">
          <h2 id="list" className={suggested.length + fresh.length > 0 ? 'font-semibold' : 'sr-only'}>
            {mine ? 'My clubs' : 'All clubs'}
          </h2>
          <ClubSearch filters={filters} />
          <ClubCategories chosen={filters.category} />
          <ClubList key={search} clubs={clubs} filters={filters} />
        </section>
      </div>
    </MemberPage>
  )
}

function ClubList({ clubs, filters }: { clubs: ListPage<WithAd<Club>>; filters: Filters }) {
  const { items, ...more } = useGrowingList(clubs, (data: { clubs: ListPage<WithAd<Club>> }) => data.clubs)
  if (items.length === 0) return <NoClubs filters={filters} />
  return (
    <div className="pt-2">
      <ClubGrid clubs={items} label={filters.view === 'mine' ? 'My clubs' : 'Clubs'} />
      <LoadMore {...more} />
    </div>
  )
}
