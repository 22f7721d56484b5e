import { ApiError } from '@banter/api/client'
import * as contract from '@banter/api/search/contract'
import { api } from '../api.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { Link, type MetaFunction, useLoaderData, useLocation, useSearchParams } from '../router.ts'
import { narrowing, questionOf, readAsked, searchPath, TABS } from '../search/asked.ts'
import { categoriesOf } from '../search/categories.server.ts'
import { NothingFound } from '../search/nothing-found.tsx'
import { RecentSearches } from '../search/recent-searches.tsx'
import { ResultRow } from '../search/result-row.tsx'
import { Narrowing, SearchFilters } from '../search/search-filters.tsx'
import { MemberPage } from '../shell/member-page.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import { Card } from '../ui/card.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.asked.q ? `“${data.asked.q}”` : 'Search'} · Banter` },
]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const asked = readAsked(query)
  const cursor = query.get('cursor') ?? undefined
  const call = api(request, context)
  if (!asked.q)
    return { asked, found: null, recent: (await call(contract.listSearches)).items, categories: [] }
  const found = await call(contract.search, { querystring: { ...questionOf(asked), cursor } })
  // Only what somebody typed here: neither a link from elsewhere nor a page that a browser fetched ahead.
  const typed = request.headers.get('sec-fetch-site') === 'same-origin' && !request.headers.has('sec-purpose')
  if (!cursor && typed) await call(contract.noteSearch, { body: { query: asked.q } }).catch(ignoreRefusal)
  return { asked, found, recent: [], categories: categoriesOf(asked.type) }
}

/** A school that is read-only remembers nothing. */
function ignoreRefusal(error: unknown) {
  if (!(error instanceof ApiError)) throw error
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const one = form.get('intent') === 'forget' ? { query: String(form.get('query')) } : {}
  await api(request, context)(contract.forgetSearches, { querystring: one })
  return redirect('/search')
}

type Answered = Awaited<ReturnType<typeof loader>>
type Found = NonNullable<Answered['found']>

export default function SearchPage() {
  const { asked, found, recent, categories } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title={asked.q ? `Results for “${asked.q}”` : 'Search'} />
        <div className="mb-4 sm:hidden">
          <SearchBox action="/search" label="Search everything" />
        </div>
        {found ? (
          <Results key={search} asked={asked} found={found} categories={categories} />
        ) : (
          <RecentSearches queries={recent} />
        )}
      </div>
    </MemberPage>
  )
}

function Results({ asked, found, categories }: Pick<Answered, 'asked' | 'categories'> & { found: Found }) {
  const [query] = useSearchParams()
  const { items, ...more } = useGrowingList(found, (data: Answered) => data.found as Found)
  const { counts } = found
  const tabs = TABS.map(({ tab, label }) => ({
    to: searchPath(query, { type: tab }),
    label: counts && counts[tab] >= 100 ? `${label} (100+)` : label,
    active: asked.type === tab,
    ...(counts && counts[tab] < 100 ? { count: counts[tab] } : {}),
  }))
  return (
    <>
      <Tabs label="What was found" tabs={tabs} />
      <SearchFilters asked={asked} categories={categories} />
      <Narrowing asked={asked} />
      <p role="status" className="my-4 text-muted">
        {found.match === 'similar' && items.length > 0 && 'Nothing has exactly these words. This is close. '}
        {found.didYouMean && (
          <>
            Did you mean{' '}
            <Link
              to={searchPath(query, { q: found.didYouMean })}
              className="font-semibold text-accent-text underline"
            >
              {found.didYouMean}
            </Link>
            ?
          </>
        )}
      </p>
      {items.length === 0 ? (
        <NothingFound
          asked={asked}
          withoutFilters={narrowing(asked).length ? found.withoutFilters : null}
          elsewhere={asked.type === 'all' ? 0 : (counts?.all ?? 0)}
          popular={found.popular}
        />
      ) : (
        <Card flush>
          <ul aria-label="Results" className="divide-y divide-line">
            {items.map((hit) => (
              <ResultRow key={hit.id} hit={hit} showKind={asked.type === 'all'} />
            ))}
          </ul>
        </Card>
      )}
      <LoadMore {...more} />
    </>
  )
}
