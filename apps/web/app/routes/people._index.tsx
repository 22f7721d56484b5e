import * as people from '@banter/api/people/contract'
import { api } from '../api.server.ts'
import { DirectoryList } from '../people/directory-list.tsx'
import { DirectorySearch, Narrowing } from '../people/directory-search.tsx'
import { readFilters } from '../people/filters.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData, useLocation } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'People · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const filters = readFilters(query)
  const cursor = query.get('cursor') ?? undefined
  const querystring = { ...filters, cursor, limit: 24 }
  return {
    filters,
    people: await api(request, context)(people.listPeople, { querystring }),
    now: new Date().toISOString(),
  }
}

export default function PeoplePage() {
  const { filters, people, now } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  return (
    <MemberPage>
      <PageHeader title="People">Everybody at your school, as far as they want to be found.</PageHeader>
      <div className="grid gap-5">
        <DirectorySearch filters={filters} now={now} />
        <Narrowing filters={filters} />
        <DirectoryList key={search} people={people} filters={filters} />
      </div>
    </MemberPage>
  )
}
