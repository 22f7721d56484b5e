import * as people from '@banter/api/people/contract'
import { IconUsers } from '@tabler/icons-react'
import { api, type PageProblem } from '../api.server.ts'
import { PersonGrid } from '../people/person-card.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

const LISTS = { followers: people.listFollowers, following: people.listFollowing }

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? 'People'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const list = params.list === 'followers' || params.list === 'following' ? params.list : null
  if (!list) throw nothing(context)
  const ask = api(request, context)
  const asked = { params: { id: params.id! } }
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const [profile, page] = await Promise.all([
    ask(people.getProfile, asked),
    ask(LISTS[list], { ...asked, querystring: { cursor, limit: 24 } }),
  ])
  const title = list === 'followers' ? `Followers of ${profile.name}` : `Whom ${profile.name} follows`
  return { id: profile.id, name: profile.name, title, people: page }
}

function nothing({ requestId }: LoaderFunctionArgs['context']) {
  const problem: PageProblem = { code: 'NOT_FOUND', detail: '', requestId, retryAfter: null }
  return Response.json(problem, { status: 404 })
}

export default function FollowsPage() {
  const { id, name, title, people: page } = useLoaderData<typeof loader>()
  const { items, ...more } = useGrowingList(page, (data: { people: typeof page }) => data.people)
  return (
    <MemberPage>
      <PageHeader title={title} back={{ to: `/people/${id}`, label: name }} />
      {items.length === 0 ? (
        <Card>
          <EmptyState icon={<IconUsers aria-hidden />} title="Nobody to see">
            People who keep out of the directory are not in this list.
          </EmptyState>
        </Card>
      ) : (
        <PersonGrid people={items} label={title} />
      )}
      <LoadMore {...more} />
    </MemberPage>
  )
}
