import { type Dispute, getDispute } from '@banter/api/disputes/contract'
import { api } from '../api.server.ts'
import { AnswerForm } from '../disputes/answer-form.tsx'
import { DecisionForm } from '../disputes/decision-form.tsx'
import { actOnDispute } from '../disputes/dispute-actions.server.ts'
import { DisputeBody } from '../disputes/dispute-body.tsx'
import { DisputeDeeds } from '../disputes/dispute-deeds.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Problem with ${data?.dispute.title ?? 'an order'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return { dispute: await api(request, context)(getDispute, { params: { id: params.id! } }) }
}

export const action = (args: ActionFunctionArgs) => actOnDispute(args)

const LABELS = {
  kind: 'Your answer',
  amount: 'How much',
  answer: 'In your words',
  reason: 'Why',
  text: 'In your words',
}

export default function DisputePage() {
  const { dispute } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <PageHeader title={`Problem with ${dispute.title}`} back={backOf(dispute)}>
        <Link to={`/orders/${dispute.orderId}`} className="underline hover:text-ink">
          Order {dispute.reference}
        </Link>
        {dispute.role === 'staff' && `: ${dispute.buyer.name} bought from ${dispute.seller.name}`}
      </PageHeader>
      <div className="grid gap-6">
        <FormErrors refusal={refusal} labels={LABELS} />
        <DisputeBody dispute={dispute} form={formFor(dispute, refusal)}>
          <DisputeDeeds key={dispute.state} dispute={dispute} />
        </DisputeBody>
      </div>
    </MemberPage>
  )
}

function formFor(dispute: Dispute, refusal: FormRefusal | undefined) {
  if (dispute.may.answer) return <AnswerForm dispute={dispute} refusal={refusal} />
  return dispute.may.decide && <DecisionForm dispute={dispute} refusal={refusal} />
}

const backOf = ({ role, orderId }: Dispute) =>
  role === 'staff'
    ? { to: '/admin/disputes', label: 'Problems with orders' }
    : { to: `/orders/${orderId}`, label: 'Order' }
