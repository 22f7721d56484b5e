import { getOrder } from '@banter/api/orders/contract'
import { getOrderReviews } from '@banter/api/reviews/contract'
import { api } from '../api.server.ts'
import { actOnRating } from '../reviews/rating-actions.server.ts'
import { RatingCard } from '../reviews/rating-card.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Ratings · Banter' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [order, reviews] = await Promise.all([ask(getOrder, path), ask(getOrderReviews, path)])
  return { order, reviews }
}

export const action = (args: ActionFunctionArgs) => actOnRating(args, `/orders/${args.params.id}`)

const LABELS = { stars: 'Stars', tags: 'What fits', body: 'In your words', reply: 'Your reply' }

/** Where a form of the order's page lands when it is refused, with what was typed. */
export default function RatingPage() {
  const { order, reviews } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { mine, theirs, mayRate } = reviews
  return (
    <MemberPage>
      <div className="max-w-2xl">
        <PageHeader title="Ratings" back={{ to: `/orders/${order.id}`, label: `Order ${order.reference}` }}>
          {order.title}
        </PageHeader>
        <div className="grid gap-5">
          <FormErrors refusal={refusal} labels={LABELS} />
          <RatingCard order={order} reviews={reviews} refusal={refusal} />
          {!mine && !theirs && !mayRate && (
            <Alert
              tone="neutral"
              title="There is nothing to rate here."
              action={<LinkButton to={`/orders/${order.id}`}>To the order</LinkButton>}
            >
              The two of a completed order can rate each other for seven days.
            </Alert>
          )}
        </div>
      </div>
    </MemberPage>
  )
}
