import { getEvent } from '@banter/api/events/contract'
import { listGoing } from '@banter/api/events/rsvp/contract'
import { api } from '../api.server.ts'
import { EventArt } from '../events/list/event-art.tsx'
import { Accessibility } from '../events/show/access-badges.tsx'
import { actOnEvent } from '../events/show/event-page.server.ts'
import { HostBox } from '../events/show/host-box.tsx'
import { HostingRequests } from '../events/show/hosting-request.tsx'
import { HostedBy, WhoIsComing } from '../events/show/people-box.tsx'
import { ReviewBox } from '../events/show/review-box.tsx'
import { RsvpBox } from '../events/show/rsvp-box.tsx'
import { SeriesDates } from '../events/show/series-dates.tsx'
import { ShareBar } from '../events/show/share-bar.tsx'
import { WhenAndWhere } from '../events/show/when-and-where.tsx'
import { CATEGORIES } from '../events/words.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { BackLink } from '../ui/back-link.tsx'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { cx } from '../ui/cx.ts'
import { FormErrors } from '../ui/form-errors.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.event.title ?? 'Event'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [event, going] = await Promise.all([
    ask(getEvent, path),
    ask(listGoing, { ...path, querystring: { limit: 50 } }),
  ])
  return { event, people: going.items, now: new Date().toISOString() }
}

export const action = (args: ActionFunctionArgs) => actOnEvent(args)

export default function EventPage() {
  const { event, people, now } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const cancelled = event.state === 'cancelled'
  return (
    <MemberPage>
      <BackLink to="/events">Events</BackLink>
      <FormErrors refusal={refusal} />
      <div className="mx-auto grid max-w-5xl grid-cols-1 items-start gap-x-9 gap-y-6 lg:grid-cols-[20rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
        <Cover event={event} cancelled={cancelled} />
        <div className="grid min-w-0 gap-6 lg:row-span-2">
          <header className="grid gap-3">
            <p className="flex flex-wrap gap-2">
              <Link to={`/events?category=${event.category}`} className="rounded-full">
                <Badge className="hover:text-ink">{CATEGORIES[event.category]}</Badge>
              </Link>
              {event.audience === 'club' && <Badge tone="info">For members of the club</Badge>}
              {event.state === 'submitted' && <Badge tone="caution">Waiting for review</Badge>}
            </p>
            <h1
              className={cx(
                'text-2xl leading-tight font-semibold text-pretty sm:text-4xl',
                cancelled && 'text-muted line-through decoration-2',
              )}
            >
              {event.title}
            </h1>
          </header>
          {cancelled && (
            <Alert tone="danger" title="This event is cancelled.">
              <p>{event.cancelReason}</p>
            </Alert>
          )}
          <WhenAndWhere event={event} />
          <HostingRequests event={event} />
          <ReviewBox event={event} />
          <HostBox event={event} />
          {!cancelled && event.state !== 'draft' && <RsvpBox event={event} over={event.endsAt <= now} />}
          <ShareBar event={event} />
          <Card title="About">
            {event.about ? (
              <p className="whitespace-pre-wrap">{event.about}</p>
            ) : (
              <p className="text-muted">The hosts have not written more about it.</p>
            )}
          </Card>
          <SeriesDates event={event} now={now} />
          <Accessibility event={event} />
        </div>
        <aside className="grid gap-6">
          <HostedBy event={event} />
          <WhoIsComing event={event} people={people} />
        </aside>
      </div>
    </MemberPage>
  )
}

function Cover({ event, cancelled }: { event: Parameters<typeof HostedBy>[0]['event']; cancelled: boolean }) {
  return (
    <div className="relative overflow-hidden rounded-xl border border-line shadow-card">
      <EventArt
        category={event.category}
        cover={event.cover}
        eager
        className={cx(
          'aspect-[16/9] w-full',
          !event.cover && 'lg:aspect-square',
          cancelled && 'opacity-60 grayscale',
        )}
      />
      {cancelled && (
        <p className="absolute inset-x-0 bottom-0 bg-danger py-1.5 text-center font-semibold tracking-wide text-white uppercase">
          Cancelled
        </p>
      )}
    </div>
  )
}
