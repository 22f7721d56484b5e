import { listSchools } from '@banter/api/schools/contract'
import { IconPlus, IconSchool } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { PlatformPage } from '../schools/platform-page.tsx'
import { SchoolTable } from '../schools/school-table.tsx'
import { SearchBox } from '../shell/search-box.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Schools · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').trim().slice(0, 100)
  const cursor = query.get('cursor') ?? undefined
  const schools = await api(request, context)(listSchools, { querystring: { q: q || undefined, cursor } })
  return { q, schools }
}

type Answered = Awaited<ReturnType<typeof loader>>

export default function SchoolsPage() {
  const { q, schools } = useLoaderData<typeof loader>()
  return (
    <PlatformPage>
      <PageHeader
        title="Schools"
        actions={
          <>
            <LinkButton to="/schools/wishes">Schools asked for</LinkButton>
            <LinkButton to="/schools/new" variant="primary">
              <IconPlus aria-hidden className="size-4.5" />
              Open a school
            </LinkButton>
          </>
        }
      >
        Every campus on Banter, the newest first.
      </PageHeader>
      <div className="mb-4 max-w-md">
        <SearchBox action="/schools" label="Search schools" />
      </div>
      <Schools key={q} q={q} schools={schools} />
    </PlatformPage>
  )
}

function Schools({ q, schools }: Answered) {
  const { items, ...more } = useGrowingList(schools, (data: Answered) => data.schools)
  return (
    <>
      <Card flush>
        {items.length === 0 ? (
          <EmptyState
            icon={<IconSchool aria-hidden />}
            title={q ? `No school matches “${q}”` : 'No school yet'}
            action={
              q ? (
                <LinkButton to="/schools">Show all schools</LinkButton>
              ) : (
                <LinkButton to="/schools/new">Open the first</LinkButton>
              )
            }
          >
            {q
              ? 'Name, city and e-mail domain are searched.'
              : 'A school takes five minutes: its name, its domains, its first admin.'}
          </EmptyState>
        ) : (
          <SchoolTable schools={items} />
        )}
      </Card>
      <LoadMore {...more} label="Load more schools" />
    </>
  )
}
