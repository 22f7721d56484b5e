import { getOrderDispute } from '@banter/api/disputes/contract'
import { getOrder } from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { openProblem } from '../disputes/dispute-actions.server.ts'
import { OpenForm } from '../disputes/open-form.tsx'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Report a problem · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [order, problem] = await Promise.all([ask(getOrder, path), ask(getOrderDispute, path)])
  if (problem.dispute) throw redirect(`/disputes/${problem.dispute.id}`)
  return { order, problem }
}

export const action = (args: ActionFunctionArgs) => openProblem(args)

export default function ProblemPage() {
  const { order, problem } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader
          title="Report a problem"
          back={{ to: `/orders/${order.id}`, label: `Order ${order.reference}` }}
        >
          {order.title}, bought from {order.seller.name}. The money waits, and they have three days to answer.
        </PageHeader>
        {problem.mayOpen ? (
          <OpenForm orderId={order.id} seller={order.seller.name} left={problem.left} refusal={refusal} />
        ) : (
          <Alert
            tone="neutral"
            title="A problem with this order cannot be reported now."
            action={<LinkButton to={`/orders/${order.id}`}>To the order</LinkButton>}
          >
            Either the time for it is over, or no money of it is with Banter.
          </Alert>
        )}
      </div>
    </MemberPage>
  )
}
