import { getPlan } from '@banter/api/handoff/meetings/contract'
import { getOrder } from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { actOnMeeting } from '../handoff/meeting-actions.server.ts'
import { ProposeForm, SlotForm } from '../handoff/propose-form.tsx'
import { SpotList } from '../handoff/spot-list.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Where and when · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [order, plan] = await Promise.all([ask(getOrder, path), ask(getPlan, path)])
  return { order, plan }
}

export const action = (args: ActionFunctionArgs) => actOnMeeting(args)

const LABELS = { startsAt: 'When', spotId: 'Safe spot', place: 'Where exactly', answer: 'In your words' }

export default function MeetingPage() {
  const { order, plan } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const other = order.role === 'buyer' ? order.seller.name : order.buyer.name
  return (
    <MemberPage>
      <div className="max-w-2xl">
        <PageHeader
          title="Where and when"
          back={{ to: `/orders/${order.id}`, label: `Order ${order.reference}` }}
        >
          {order.title}: meet {other}.
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={refusal} labels={LABELS} />
          {plan.may.propose ? (
            <>
              {plan.agreed && (
                <Alert tone="info" title="A meeting is agreed already.">
                  It stays so until another one is agreed. You two can move it {plan.movesLeft} more{' '}
                  {plan.movesLeft === 1 ? 'time' : 'times'}.
                </Alert>
              )}
              <SlotForm plan={plan} seller={order.seller.name} refusal={refusal} />
              <ProposeForm plan={plan} refusal={refusal} />
              {plan.spots.length > 0 && (
                <Card title="Safe spots">
                  <SpotList spots={plan.spots} />
                </Card>
              )}
            </>
          ) : (
            <Alert
              tone="neutral"
              title="There is nothing to plan now."
              action={<LinkButton to={`/orders/${order.id}`}>To the order</LinkButton>}
            />
          )}
        </div>
      </div>
    </MemberPage>
  )
}
