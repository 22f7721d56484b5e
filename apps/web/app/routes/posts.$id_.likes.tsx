import { listLikers } from '@banter/api/billboard/reactions/contract'
import { api } from '../api.server.ts'
import { People } from '../billboard/post/likers.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData, useParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Liked by · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return {
    likers: await api(request, context)(listLikers, { params: { id: params.id! }, querystring: { cursor } }),
  }
}

export default function LikersPage() {
  const { id } = useParams()
  const { likers } = useLoaderData<typeof loader>()
  const { items, ...more } = useGrowingList(likers, (data: { likers: typeof likers }) => data.likers)
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Liked by" back={{ to: `/posts/${id}`, label: 'Post' }} />
        <Card>
          <People people={items} />
        </Card>
        <LoadMore {...more} />
      </div>
    </MemberPage>
  )
}
