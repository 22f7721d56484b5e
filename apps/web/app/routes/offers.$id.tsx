import { getOffer, type Negotiation } from '@banter/api/offers/contract'
import { quoteFee } from '@banter/api/orders/checkout/contract'
import { getWallet } from '@banter/api/payments/contract'
import { api } from '../api.server.ts'
import { AnswerBox } from '../offers/answer-box.tsx'
import { actOnOffer } from '../offers/offer-actions.server.ts'
import { OfferHead } from '../offers/offer-head.tsx'
import { pathOf } from '../offers/offer-list.tsx'
import { stepsOf } from '../offers/offer-words.ts'
import { PayBox } from '../offers/pay-box.tsx'
import { attemptFor } from '../orders/attempt.ts'
import { PaymentRefused } from '../orders/payment-refused.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Timeline } from '../ui/timeline.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Offer for ${data?.offer.product.title ?? 'a listing'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const offer = await ask(getOffer, { params: { id: params.id! } })
  return { offer, paying: offer.may.pay ? await waysFor(ask, offer) : null, attempt: crypto.randomUUID() }
}

async function waysFor(ask: ReturnType<typeof api>, { total: { amount } }: Negotiation) {
  const [{ surcharge }, { balance }] = await Promise.all([
    ask(quoteFee, { querystring: { amount } }),
    ask(getWallet),
  ])
  return { surcharge, balance }
}

export const action = (args: ActionFunctionArgs) => actOnOffer(args)

export default function OfferPage() {
  const { offer, paying, attempt } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>() ?? undefined
  const { may, role, orderId, product } = offer
  const answers = may.accept || may.decline || may.counter || may.withdraw
  const over = !answers && !may.pay && !orderId
  return (
    <MemberPage>
      <div className="mx-auto grid max-w-2xl gap-5">
        <PageHeader title={`Offer for ${product.title}`} back={{ to: pathOf(role), label: 'Offers' }} />
        {paying ? <PaymentRefused refusal={refusal} /> : <FormErrors refusal={refusal} />}
        <Card>
          <OfferHead offer={offer} />
          <div className="mt-5 grid gap-5 empty:hidden">
            {paying && <PayBox offer={offer} {...paying} attempt={attemptFor(refusal, attempt)} />}
            {answers && <AnswerBox key={offer.moves.length} offer={offer} refusal={refusal} />}
            {orderId && (
              <LinkButton to={`/orders/${orderId}`} variant="primary" size="lg">
                See the order
              </LinkButton>
            )}
            {over && role === 'buyer' && product.status === 'active' && (
              <LinkButton to={`/products/${product.id}`} size="lg">
                Back to the listing
              </LinkButton>
            )}
          </div>
        </Card>
        <Card title="What was said">
          <Timeline label="Moves" steps={stepsOf(offer)} />
        </Card>
      </div>
    </MemberPage>
  )
}
