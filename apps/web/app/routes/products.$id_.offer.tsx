import { newId } from '@banter/api/http/contract'
import { getProduct } from '@banter/api/marketplace/contract'
import { api } from '../api.server.ts'
import { sendOffer } from '../offers/offer-actions.server.ts'
import { OfferFields } from '../offers/offer-fields.tsx'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Make an offer · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const product = await api(request, context)(getProduct, { params: { id: params.id! } })
  if (product.mine || !product.negotiable || product.kind !== 'sale')
    throw redirect(`/products/${product.id}`)
  return { product, offerId: newId() }
}

export const action = (args: ActionFunctionArgs) => sendOffer(args)

export default function OfferForPage() {
  const { product, offerId } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const back = `/products/${product.id}`
  return (
    <MemberPage>
      <div className="mx-auto max-w-xl">
        <PageHeader title="Make an offer" back={{ to: back, label: product.title }}>
          The seller has 24 hours to answer; you pay nothing until then.
        </PageHeader>
        <Card>
          <Form method="post" className="grid gap-5">
            <FormErrors refusal={refusal} labels={{ amount: 'Your offer', quantity: 'How many' }} />
            <OfferFields product={product} offerId={refusal?.values.id || offerId} refusal={refusal} />
            <div className="flex flex-wrap gap-2">
              <SubmitButton>Send the offer</SubmitButton>
              <LinkButton to={back}>Cancel</LinkButton>
            </div>
          </Form>
        </Card>
      </div>
    </MemberPage>
  )
}
