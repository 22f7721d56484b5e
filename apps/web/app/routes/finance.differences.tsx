import { listReconIssues } from '@banter/api/payouts/reconciliation/contract'
import { IconFileDownload, IconScale } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { IssueTable } from '../finance/issue-table.tsx'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { PlatformPage } from '../schools/platform-page.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Differences · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const state = query.get('state') === 'resolved' ? ('resolved' as const) : ('open' as const)
  const cursor = query.get('cursor') ?? undefined
  return { state, issues: await api(request, context)(listReconIssues, { querystring: { state, cursor } }) }
}

type Answered = Awaited<ReturnType<typeof loader>>

export default function DifferencesPage() {
  const { state, issues } = useLoaderData<typeof loader>()
  return (
    <PlatformPage>
      <PageHeader
        title="Differences"
        actions={
          <a
            href={`/finance/differences.csv?state=${state}`}
            download
            className={buttonClasses({ size: 'sm' })}
          >
            <IconFileDownload aria-hidden className="size-4" />
            CSV
          </a>
        }
      >
        Every night our books are compared with the payment service, movement by movement. Here is what
        differs.
      </PageHeader>
      <div className="grid gap-4">
        <Tabs
          label="Differences"
          tabs={[
            { to: '/finance/differences', label: 'Open', active: state === 'open' },
            { to: '/finance/differences?state=resolved', label: 'Resolved', active: state === 'resolved' },
          ]}
        />
        <Issues key={state} state={state} issues={issues} />
      </div>
    </PlatformPage>
  )
}

function Issues({ state, issues }: Answered) {
  const { items, ...more } = useGrowingList(issues, (data: Answered) => data.issues)
  return (
    <>
      <Card flush>
        {items.length === 0 ? (
          <EmptyState
            icon={<IconScale aria-hidden />}
            title={state === 'open' ? 'Both sides tell the same' : 'Nothing yet'}
          >
            {state === 'open'
              ? 'Nobody has to look at anything.'
              : 'What was explained, or put itself right, is kept here.'}
          </EmptyState>
        ) : (
          <IssueTable issues={items} />
        )}
      </Card>
      <LoadMore {...more} />
    </>
  )
}
