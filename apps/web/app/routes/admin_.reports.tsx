import * as contract from '@banter/api/moderation/contract'
import { IconShieldCheck } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { CaseCard } from '../moderation/case-card.tsx'
import { DECISIONS } from '../moderation/words.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useLocation } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Reports · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const state = query.get('state') === 'closed' ? ('closed' as const) : ('open' as const)
  const cursor = query.get('cursor') ?? undefined
  const cases = await api(request, context)(contract.listReports, { querystring: { state, cursor } })
  return { state, cases }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  try {
    if (form.get('intent') === 'lift') {
      await ask(contract.liftSuspension, { params: { id: String(form.get('person')) } })
      return await redirectWith(context, '/admin/reports?state=closed', 'They can sign in again.')
    }
    const decision = contract.Decision.parse(form.get('intent'))
    const days = Number(form.get('days')) || undefined
    await ask(contract.resolveReport, {
      params: { id: String(form.get('id')) },
      body: { decision, note: String(form.get('note') ?? ''), days },
    })
    return await redirectWith(context, '/admin/reports', DECISIONS[decision].said)
  } catch (error) {
    return refused(error, form)
  }
}

type Answered = Awaited<ReturnType<typeof loader>>

export default function ReportsPage() {
  const { state, cases } = useLoaderData<typeof loader>()
  const { search } = useLocation()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Reports" back={{ to: '/admin', label: 'Admin' }}>
          What people at your school asked the moderators to look at.
        </PageHeader>
        <FormErrors refusal={refusal && ofCase(refusal)} />
        <Tabs
          label="Reports"
          tabs={[
            { to: '/admin/reports', label: 'Open', active: state === 'open', count: cases.open },
            { to: '/admin/reports?state=closed', label: 'Decided', active: state === 'closed' },
          ]}
        />
        <CaseList key={search} cases={cases} state={state} refusal={refusal} />
      </div>
    </MemberPage>
  )
}

/** Leads to the fields of the case that it is about: each case has its own. */
function ofCase(refusal: FormRefusal): FormRefusal {
  const fields = Object.entries(refusal.fields).map(([name, said]) => [`${name}-${refusal.values.id}`, said])
  return { ...refusal, fields: Object.fromEntries(fields) }
}

interface CaseListProps extends Pick<Answered, 'cases' | 'state'> {
  refusal: FormRefusal | undefined
}

function CaseList({ cases, state, refusal }: CaseListProps) {
  const { items, ...more } = useGrowingList(cases, (data: Answered) => data.cases)
  return (
    <div className="mt-5 grid gap-4">
      {items.length === 0 && (
        <Card>
          <EmptyState
            icon={<IconShieldCheck aria-hidden />}
            title={state === 'open' ? 'Nothing to look at' : 'Nothing was decided yet'}
          >
            Posts, comments, listings, profiles, clubs and events that somebody reports appear here.
          </EmptyState>
        </Card>
      )}
      {items.map((one) => (
        <CaseCard key={one.id} one={one} refusal={refusal} />
      ))}
      <LoadMore {...more} />
    </div>
  )
}
