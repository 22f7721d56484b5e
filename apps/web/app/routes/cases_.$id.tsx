import { decidePlatformDispute, getPlatformDispute } from '@banter/api/disputes/decisions/contract'
import { api } from '../api.server.ts'
import { DecisionForm } from '../disputes/decision-form.tsx'
import { readVerdict } from '../disputes/dispute-actions.server.ts'
import { DisputeBody } from '../disputes/dispute-body.tsx'
import { redirectWith } from '../flash.server.ts'
import { invalid, refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { PlatformPage } from '../schools/platform-page.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Problem with ${data?.dispute.title ?? 'an order'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return { dispute: await api(request, context)(getPlatformDispute, { params: { id: params.id! } }) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const body = readVerdict(form)
  if (!body) return invalid({ amount: 'An amount like 12.50, please.' }, form)
  try {
    await api(request, context)(decidePlatformDispute, { params: { id: params.id! }, body })
  } catch (error) {
    return refused(error, form)
  }
  return redirectWith(context, `/cases/${params.id}`, 'Decided. Both are told.')
}

export default function CasePage() {
  const { dispute } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <PlatformPage>
      <PageHeader title={`Problem with ${dispute.title}`} back={{ to: '/cases', label: 'Appeals' }}>
        {dispute.school}, order {dispute.reference}: {dispute.buyer.name} bought from {dispute.seller.name}
      </PageHeader>
      <div className="grid gap-6">
        <FormErrors refusal={refusal} labels={{ amount: 'How much', reason: 'Why' }} />
        <DisputeBody
          dispute={dispute}
          form={dispute.may.decide && <DecisionForm dispute={dispute} refusal={refusal} />}
        />
      </div>
    </PlatformPage>
  )
}
