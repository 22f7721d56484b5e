import * as contract from '@banter/api/handoff/no-shows/contract'
import { IconUsersMinus } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { NoShowCaseCard } from '../handoff/no-show-case.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'

export const meta: MetaFunction = () => [{ title: 'Missed meetings · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const status = query.get('status') === 'decided' ? ('decided' as const) : ('contested' as const)
  const cursor = query.get('cursor') ?? undefined
  const list = await api(request, context)(contract.listNoShows, { querystring: { status, cursor } })
  return { status, list }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const decision = form.get('intent') === 'upheld' ? ('upheld' as const) : ('dismissed' as const)
  const body = { decision, reason: String(form.get('reason') ?? '') }
  try {
    await api(request, context)(contract.decideNoShow, { params: { id: String(form.get('id')) }, body })
  } catch (error) {
    return refused(error, form)
  }
  return await redirectWith(context, '/admin/no-shows', 'Decided. Both are told.')
}

export default function NoShowsPage() {
  const { status, list } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { items, nextCursor, timeZone } = list
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Missed meetings" back={{ to: '/admin', label: 'Admin' }}>
          Where the two of an order do not agree on who came. The money waits until you decide.
        </PageHeader>
        <div className="grid gap-4">
          <Tabs
            label="Missed meetings"
            tabs={[
              { to: '/admin/no-shows', label: 'To decide', active: status === 'contested' },
              { to: '/admin/no-shows?status=decided', label: 'Decided', active: status === 'decided' },
            ]}
          />
          <FormErrors refusal={refusal} />
          {items.length === 0 && (
            <Card>
              <EmptyState icon={<IconUsersMinus aria-hidden />} title="Nothing here">
                {status === 'contested' ? 'Nobody waits for a decision.' : 'Nothing was decided yet.'}
              </EmptyState>
            </Card>
          )}
          {items.map((one) => (
            <NoShowCaseCard key={one.id} one={one} timeZone={timeZone} />
          ))}
          <LoadMore nextCursor={nextCursor} />
        </div>
      </div>
    </MemberPage>
  )
}
