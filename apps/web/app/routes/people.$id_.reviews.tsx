import { listReviews } from '@banter/api/reviews/contract'
import { IconStar } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { actOnRating } from '../reviews/rating-actions.server.ts'
import { RatingWords } from '../reviews/rating-words.tsx'
import { ReviewItem } from '../reviews/review-item.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? `Ratings of ${data.reviews.subject.name}` : 'Ratings'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const asked = { params: { id: params.id! }, querystring: { cursor } }
  return { reviews: await api(request, context)(listReviews, asked) }
}

export const action = (args: ActionFunctionArgs) => actOnRating(args, `/people/${args.params.id}/reviews`)

type Answered = Awaited<ReturnType<typeof loader>>

export default function ReviewsPage() {
  const { reviews } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const viewer = useViewer()
  const { subject, rating } = reviews
  const { items, ...more } = useGrowingList(reviews, (data: Answered) => data.reviews)
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader
          title={`Ratings of ${subject.name}`}
          back={{ to: `/people/${subject.id}`, label: subject.name }}
        >
          {rating ? <RatingWords rating={rating} /> : 'By those who bought or sold something.'}
        </PageHeader>
        <div className="grid gap-4">
          <FormErrors refusal={refusal} labels={{ reply: 'Your reply' }} />
          <Card flush>
            {items.length === 0 ? (
              <EmptyState icon={<IconStar aria-hidden />} title="No ratings to read">
                After each sale the two can rate each other. What they write is shown here.
              </EmptyState>
            ) : (
              <ul aria-label={`Ratings of ${subject.name}`} className="divide-y divide-line">
                {items.map((review) => (
                  <li key={review.id} className="p-4 sm:px-5">
                    <ReviewItem
                      review={review}
                      subject={subject.name}
                      about={viewer?.user.id === subject.id}
                      from={`/people/${subject.id}/reviews`}
                      refusal={refusal}
                    />
                  </li>
                ))}
              </ul>
            )}
          </Card>
          <LoadMore {...more} label="Load more ratings" />
        </div>
      </div>
    </MemberPage>
  )
}
