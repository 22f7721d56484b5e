import * as contract from '@banter/api/payouts/reconciliation/contract'
import { api } from '../api.server.ts'
import { ExplainForm } from '../finance/explain-form.tsx'
import { IssueFacts } from '../finance/issue-facts.tsx'
import { LedgerRows } from '../finance/ledger-rows.tsx'
import { KINDS } from '../finance/words.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { PlatformPage } from '../schools/platform-page.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Difference · Banter' }]

const pathOf = (params: LoaderFunctionArgs['params']) => ({ schoolId: params.school!, id: params.id! })

export const loader = ({ request, context, params }: LoaderFunctionArgs) =>
  api(request, context)(contract.getReconIssue, { params: pathOf(params) })

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const resolved = form.get('intent') === 'resolve' || form.get('intent') === 'keep-resolved'
  const body = { remark: String(form.get('remark') ?? ''), resolved }
  try {
    await api(request, context)(contract.explainReconIssue, { params: pathOf(params), body })
  } catch (error) {
    return refused(error, form)
  }
  const said = form.get('intent') === 'resolve' ? 'Noted as resolved.' : 'Saved.'
  return await redirectWith(context, `/finance/differences/${params.school}/${params.id}`, said)
}

export default function DifferencePage() {
  const issue = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { name, means } = KINDS[issue.kind]
  return (
    <PlatformPage>
      <PageHeader
        title={name}
        back={{ to: '/finance/differences', label: 'Differences' }}
        actions={
          <Badge tone={issue.resolvedAt ? 'positive' : 'caution'} dot className="px-3 py-1">
            {issue.resolvedAt ? 'Resolved' : 'Open'}
          </Badge>
        }
      >
        {means}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="grid gap-6">
          <IssueFacts issue={issue} />
          <Card title="What it was">
            <div className="grid gap-4">
              <FormErrors refusal={refusal} labels={{ remark: 'Remark' }} />
              <ExplainForm issue={issue} refusal={refusal} />
            </div>
          </Card>
        </div>
        <LedgerRows ledger={issue.ledger} />
      </div>
    </PlatformPage>
  )
}
