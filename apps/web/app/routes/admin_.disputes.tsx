import { listDisputes } from '@banter/api/disputes/decisions/contract'
import { api } from '../api.server.ts'
import { CaseList } from '../disputes/case-list.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Problems with orders · Banter' }]

const LISTS = [
  { status: 'waiting', label: 'To decide', empty: 'Nobody waits for a decision.' },
  { status: 'running', label: 'Under way', empty: 'Nobody is asked, and nothing can still be contested.' },
  { status: 'over', label: 'Over', empty: 'No problem was solved yet.' },
] as const

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const status = LISTS.find((list) => list.status === query.get('status'))?.status ?? 'waiting'
  const cursor = query.get('cursor') ?? undefined
  return { status, list: await api(request, context)(listDisputes, { querystring: { status, cursor } }) }
}

export default function DisputesPage() {
  const { status, list } = useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Problems with orders" back={{ to: '/admin', label: 'Admin' }}>
          Where a buyer says that something is wrong. The money waits until it is decided.
        </PageHeader>
        <div className="grid gap-4">
          <Tabs
            label="Problems with orders"
            tabs={LISTS.map(({ status: one, label }) => ({
              to: `/admin/disputes${one === 'waiting' ? '' : `?status=${one}`}`,
              label,
              active: one === status,
            }))}
          />
          <CaseList
            cases={list.items}
            at="/disputes"
            empty={LISTS.find((one) => one.status === status)?.empty ?? ''}
          />
          <LoadMore nextCursor={list.nextCursor} />
        </div>
      </div>
    </MemberPage>
  )
}
