import * as orders from '@banter/api/orders/contract'
import { api } from '../api.server.ts'
import { attemptFor } from '../orders/attempt.ts'
import { actOnCheckout } from '../orders/checkout-actions.server.ts'
import { Confirming, Ended, Paid, Unpaid } from '../orders/checkout-panels.tsx'
import { OrderRow } from '../orders/order-row.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useSearchParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Steps } from '../ui/steps.tsx'
import { usePolling } from '../ui/use-polling.ts'

export const meta: MetaFunction = () => [{ title: 'Checkout · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const checkout = await api(request, context)(orders.getCheckout, { params: { id: params.id! } })
  const lapsed = Date.parse(checkout.reservedUntil) <= Date.now()
  return { checkout, lapsed, attempt: crypto.randomUUID() }
}

export const action = (args: ActionFunctionArgs) => actOnCheckout(args)

export default function CheckoutPage() {
  const { checkout, lapsed, attempt } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const { status } = checkout.payment
  // The payment service sends the buyer back here without a word when they paid, and with one when they turned round.
  const turnedRound = query.has('cancelled') || query.has('open')
  usePolling(status === 'awaiting_payment' && (!turnedRound || lapsed || !checkout.payment.redirectUrl))
  return (
    <MemberPage>
      <div className="mx-auto grid max-w-2xl gap-5">
        <PageHeader title="Checkout" />
        {(status === 'awaiting_payment' || status === 'paid') && (
          <Steps steps={['Cart', 'Pay', 'Meet', 'Done']} current={status === 'paid' ? 2 : 1} />
        )}
        <FormErrors refusal={refusal} />
        {status === 'awaiting_payment' && turnedRound && <Unpaid checkout={checkout} lapsed={lapsed} />}
        {status === 'awaiting_payment' && !turnedRound && <Confirming checkout={checkout} />}
        {status === 'paid' && <Paid checkout={checkout} />}
        {(status === 'expired' || status === 'cancelled') && (
          <Ended checkout={checkout} attempt={attemptFor(refusal, attempt)} />
        )}
        <Card
          flush
          title={
            checkout.orders.length > 1 ? `${checkout.orders.length} orders, one per seller` : 'Your order'
          }
        >
          <ul aria-label="Orders" className="divide-y divide-line">
            {checkout.orders.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </ul>
          {checkout.surcharge.amount > 0 && (
            <p className="border-t border-line px-5 py-3 text-[0.8125rem] text-muted">
              {formatMoney(checkout.surcharge)} of it is card processing, at cost.
            </p>
          )}
        </Card>
      </div>
    </MemberPage>
  )
}
