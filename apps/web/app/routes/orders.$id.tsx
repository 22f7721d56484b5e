import { getOrderDispute } from '@banter/api/disputes/contract'
import { getPlan } from '@banter/api/handoff/meetings/contract'
import { newId } from '@banter/api/http/contract'
import * as contract from '@banter/api/orders/contract'
import { listOrderMessages } from '@banter/api/orders/talk/contract'
import { getOrderReviews } from '@banter/api/reviews/contract'
import { IconShieldCheck } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { OrderProblem } from '../disputes/order-problem.tsx'
import { MeetingCard } from '../handoff/meeting-card.tsx'
import { attemptFor } from '../orders/attempt.ts'
import { HandoffForm } from '../orders/handoff-form.tsx'
import { actOnOrder } from '../orders/order-actions.server.ts'
import { OrderActions } from '../orders/order-actions.tsx'
import { OrderLinks } from '../orders/order-links.tsx'
import { OrderPrices } from '../orders/order-prices.tsx'
import { stepsOf } from '../orders/order-steps.ts'
import { badgeOf, nextStep } from '../orders/order-words.ts'
import { OrderTalk } from '../orders/talk/order-talk.tsx'
import { RatingCard } from '../reviews/rating-card.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { CodeDisplay } from '../ui/code-display.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { usePolling } from '../ui/use-polling.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Order ${data.order.reference}` : 'Order'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [order, problem] = await Promise.all([ask(contract.getOrder, path), ask(getOrderDispute, path)])
  const plan = order.delivery === 'pickup' && !UNPAID.includes(order.state) ? await ask(getPlan, path) : null
  const reviews = RATED.includes(order.state) ? await ask(getOrderReviews, path) : null
  const before = new URL(request.url).searchParams.get('before') ?? undefined
  const talk =
    order.role === 'staff' ? null : await ask(listOrderMessages, { ...path, querystring: { cursor: before } })
  const earlier = before !== undefined
  return { order, plan, problem, reviews, talk, earlier, attempt: crypto.randomUUID(), newId: newId() }
}

const UNPAID = ['awaiting_payment', 'expired']
/** Complete, or was once. */
const RATED = ['settled', 'refunding', 'refunded']

export const action = (args: ActionFunctionArgs) => actOnOrder(args)

/** Somebody else, or the payment service, moves these on. */
const UNDER_WAY = ['awaiting_payment', 'held', 'settling', 'refunding']

export default function OrderPage() {
  const { order, plan, problem, reviews, talk, attempt, ...talking } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const unsaid = refusal?.values.intent === 'say' ? refusal : undefined
  usePolling(UNDER_WAY.includes(order.state), order.state === 'held' ? 5_000 : 2_000)
  const { tone, label } = badgeOf(order.state)
  const selling = order.role === 'seller'
  return (
    <MemberPage>
      <PageHeader
        title={order.title}
        back={selling ? { to: '/sales', label: 'Sales' } : { to: '/purchases', label: 'Purchases' }}
        actions={
          <Badge tone={tone} dot className="px-3 py-1 text-[0.8125rem]">
            {label}
          </Badge>
        }
      >
        Order {order.reference} ·{' '}
        {selling ? `sold to ${order.buyer.name}` : `bought from ${order.seller.name}`}
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
        <div className="grid gap-6">
          <FormErrors
            refusal={unsaid ? undefined : refusal}
            labels={{ code: 'Code', amount: 'Amount', because: 'What happened' }}
          />
          <Card title={order.may.handOff ? 'Hand over' : 'Where it stands'}>
            <div className="grid gap-5">
              <p role="status" className="flex items-start gap-2.5 text-base text-pretty">
                <IconShieldCheck aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
                {nextStep(order)}
              </p>
              {order.handoffCode && (
                <div className="grid gap-3">
                  <CodeDisplay
                    code={order.handoffCode}
                    label="Your handoff code"
                    copy={false}
                    hint={`Say it to ${order.seller.name} only once you have looked at everything and it is in your hands.`}
                  />
                  {/* Loaded anew: what keeps it for offline speaks for pages that were opened under its address. */}
                  <LinkButton to={`/orders/${order.id}/code`} reloadDocument className="justify-self-center">
                    Show it to be scanned, also offline
                  </LinkButton>
                </div>
              )}
              {order.tracking && (
                <p className="text-muted">
                  Tracking number: <span className="font-medium text-ink break-all">{order.tracking}</span>
                </p>
              )}
              {order.may.handOff && <HandoffForm buyerName={order.buyer.name} refusal={refusal} />}
              <OrderActions order={order} attempt={attemptFor(refusal, attempt)} />
              <OrderProblem order={order} problem={problem} />
              <OrderLinks order={order} />
            </div>
          </Card>
          {plan && <MeetingCard order={order} plan={plan} />}
          {talk && <OrderTalk key={order.id} {...talking} order={order} talk={talk} refusal={unsaid} />}
          {reviews && <RatingCard order={order} reviews={reviews} />}
          <OrderPrices order={order} />
        </div>
        <Card title="Timeline">
          <Timeline label="Order steps" steps={stepsOf(order)} />
        </Card>
      </div>
    </MemberPage>
  )
}
