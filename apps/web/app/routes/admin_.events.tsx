import { listReviews, reviewEvent } from '@banter/api/events/hosts/contract'
import { IconCalendarCheck } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { ReviewCard } from '../events/review/review-card.tsx'
import { reviewOf } from '../events/show/event-page.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Events to review · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return { reviews: await api(request, context)(listReviews, { querystring: { cursor, limit: 20 } }) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const decision = form.get('intent') === 'approve' ? 'approve' : 'return'
  try {
    const params = { id: String(form.get('event')) }
    await api(request, context)(reviewEvent, { params, body: reviewOf(form, decision) })
  } catch (error) {
    return refused(error, form)
  }
  const said = decision === 'approve' ? 'It is on the calendar.' : 'Sent back, and its hosts are told.'
  return await redirectWith(context, '/admin/events', said)
}

type Loaded = Awaited<ReturnType<typeof loader>>

export default function ReviewsPage() {
  const { reviews } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { items, ...more } = useGrowingList(reviews, (data: Loaded) => data.reviews)
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader
          title="Events to review"
          back={{ to: '/admin', label: 'Admin' }}
          actions={<LinkButton to="/admin/calendar">Calendar settings</LinkButton>}
        >
          What students want to put on the calendar, or to change there. The longest wait comes first.
        </PageHeader>
        <div className="grid gap-4">
          <FormErrors refusal={refusal} />
          {items.length === 0 && (
            <Card>
              <EmptyState icon={<IconCalendarCheck aria-hidden />} title="No event waits for you">
                Where the school looks first, new events and other times or places appear here.
              </EmptyState>
            </Card>
          )}
          {items.map((one) => (
            <ReviewCard
              key={one.id}
              one={one}
              refusal={refusal?.values.event === one.id ? refusal : undefined}
            />
          ))}
          <LoadMore {...more} />
        </div>
      </div>
    </MemberPage>
  )
}
