import { listPostVersions } from '@banter/api/billboard/contract'
import { api } from '../api.server.ts'
import { VersionList } from '../billboard/post/version-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData, useParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'What it said before · Banter' }]

export const loader = async ({ request, context, params }: LoaderFunctionArgs) =>
  api(request, context)(listPostVersions, { params: { id: params.id! } })

export default function VersionsPage() {
  const { id } = useParams()
  const { items } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="What it said before" back={{ to: `/posts/${id}`, label: 'Post' }} />
        <Card>
          {items.length ? (
            <VersionList versions={items} />
          ) : (
            <p className="text-muted">It was never changed.</p>
          )}
        </Card>
      </div>
    </MemberPage>
  )
}
