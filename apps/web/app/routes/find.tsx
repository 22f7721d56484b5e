import { findSchools, type PublicSchool } from '@banter/api/schools/contract'
import { IconBuildingCommunity, IconSchoolOff } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData, useNavigation } from '../router.ts'
import { SchoolCard } from '../schools/school-card.tsx'
import { SchoolSearch } from '../schools/school-search.tsx'
import { PublicLayout } from '../shell/public-layout.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Find your campus · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const q = (query.get('q') ?? '').trim().slice(0, 100)
  const cursor = query.get('cursor') ?? undefined
  const found = await api(request, context)(findSchools, { querystring: { q: q || undefined, cursor } })
  // A school is known by its address; the list grows by id.
  const items = found.items.map((school) => ({ ...school, id: school.slug }))
  return { q, schools: { ...found, items } }
}

type Answered = Awaited<ReturnType<typeof loader>>

export default function FindPage() {
  const { q, schools } = useLoaderData<typeof loader>()
  const { state, location } = useNavigation()
  return (
    <PublicLayout>
      <div className="mx-auto max-w-3xl px-4 py-8 sm:px-6 sm:py-12">
        <h1 className="mb-6 text-2xl font-semibold">Which campus is yours?</h1>
        <SchoolSearch typed={q} loading={state === 'loading' && location.pathname === '/find'} />
        <Found key={q} q={q} schools={schools} />
        <NotHere q={q} />
      </div>
    </PublicLayout>
  )
}

function Found({ q, schools }: Pick<Answered, 'q' | 'schools'>) {
  const { items, ...more } = useGrowingList(schools, (data: Answered) => data.schools)
  return (
    <section aria-label="Schools" className="mt-6">
      <p role="status" className="sr-only">
        {items.length === 0 ? 'No school found' : `${items.length} schools`}
      </p>
      {items.length === 0 ? (
        <Card>
          <EmptyState icon={<IconSchoolOff aria-hidden />} title={`No campus matches “${q}”`}>
            Try fewer letters, the city, or what follows the @ in your school address.
          </EmptyState>
        </Card>
      ) : (
        <ul className="grid gap-3">
          {items.map((school: PublicSchool) => (
            <li key={school.slug}>
              <SchoolCard school={school} />
            </li>
          ))}
        </ul>
      )}
      <LoadMore {...more} label="Show more schools" />
    </section>
  )
}

function NotHere({ q }: { q: string }) {
  return (
    <section className="mt-8 flex flex-wrap items-center gap-4 rounded-lg border border-line bg-surface p-5">
      <IconBuildingCommunity aria-hidden className="size-8 shrink-0 stroke-[1.5] text-accent-text" />
      <div className="min-w-0 flex-1 basis-56">
        <h2 className="font-semibold">My school is not here</h2>
        <p className="text-muted">Tell us which one it is. We write to you as soon as it opens.</p>
      </div>
      <LinkButton to={`/find/ask?${new URLSearchParams(q ? { name: q } : {})}`}>
        Ask for your school
      </LinkButton>
    </section>
  )
}
