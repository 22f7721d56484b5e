import { listPlatformDisputes } from '@banter/api/disputes/decisions/contract'
import { api } from '../api.server.ts'
import { CaseList } from '../disputes/case-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { PlatformPage } from '../schools/platform-page.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Appeals · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return api(request, context)(listPlatformDisputes, { querystring: { cursor } })
}

export default function CasesPage() {
  const { items, nextCursor } = useLoaderData<typeof loader>()
  return (
    <PlatformPage>
      <div className="grid max-w-3xl gap-4">
        <PageHeader title="Appeals">
          Where somebody contests a school’s decision, or a school’s own staff are in it. The longest wait
          comes first.
        </PageHeader>
        <CaseList cases={items} at="/cases" empty="No school waits for you." />
        <LoadMore nextCursor={nextCursor} />
      </div>
    </PlatformPage>
  )
}
