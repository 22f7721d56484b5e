import { getMarketRules, putMarketRules } from '@banter/api/marketplace/rules/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { RulesForm } from '../marketplace/rules-form.tsx'
import { readRules, rulesRefused } from '../marketplace/rules-input.server.ts'
import { RulesSummary } from '../marketplace/rules-summary.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Market rules · Banter' }]

export const loader = ({ request, context }: LoaderFunctionArgs) => api(request, context)(getMarketRules)

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    await api(request, context)(putMarketRules, { body: readRules(form) })
  } catch (error) {
    return rulesRefused(error, form)
  }
  return await redirectWith(context, '/admin/market', 'Saved.')
}

export default function MarketRulesPage() {
  const rules = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const mayChange = useViewer()?.user.role === 'admin'
  return (
    <MemberPage>
      <div className="max-w-2xl">
        <PageHeader
          title="Market rules"
          back={{ to: '/admin', label: 'Admin' }}
          actions={<LinkButton to="/admin/listings">Listings to review</LinkButton>}
        >
          What may be offered here, for how long, and when people move out.
        </PageHeader>
        {mayChange ? <RulesForm rules={rules} refusal={refusal} /> : <RulesSummary rules={rules} />}
      </div>
    </MemberPage>
  )
}
