import { listClubs } from '@banter/api/clubs/contract'
import { endFeed, getFeed, renewFeed } from '@banter/api/events/calendar/contract'
import { api } from '../api.server.ts'
import { type Address, FeedAddresses } from '../events/calendar/feed-addresses.tsx'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Time } from '../ui/time.tsx'

export const meta: MetaFunction = () => [{ title: 'Calendar subscription · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  return await api(request, context)(getFeed)
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  try {
    if (form.get('intent') === 'end') {
      await ask(endFeed)
      return data({ addresses: null, refusal: undefined })
    }
    const [feed, clubs] = await Promise.all([
      ask(renewFeed),
      ask(listClubs, { querystring: { mine: 'true', limit: 50 } }),
    ])
    const addresses: Address[] = [
      { name: 'My events', about: 'What you go to, are interested in or host', url: feed.mine },
      { name: 'The whole school', about: 'Everything on the calendar that you may see', url: feed.school },
      ...clubs.items.map(({ id, name }) => ({
        name,
        about: 'Events of this club',
        url: feed.clubs.replace(':id', id),
      })),
    ]
    return data({ addresses, refusal: undefined })
  } catch (error) {
    const { data: refusal, init } = refused(error, form)
    return data({ addresses: null, refusal }, init ?? undefined)
  }
}

export default function CalendarPage() {
  const { since } = useLoaderData<typeof loader>()
  const done = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="mx-auto max-w-2xl">
        <PageHeader title="Calendar subscription" back={{ to: '/events', label: 'Events' }}>
          Events appear in the calendar of your phone or computer, and change there when they change here.
        </PageHeader>
        <div className="grid gap-5">
          {done?.refusal && <Alert tone="danger" title={done.refusal.message} />}
          {done?.addresses && <FeedAddresses addresses={done.addresses} />}
          {since && !done?.addresses && (
            <Card title="Your secret address is in use">
              <p>
                Made <Time value={since} />. It is shown only once, when it is made: who has it can read your
                calendar without signing in. If you have lost it or somebody else has it, make a new one; the
                old one ends at once.
              </p>
            </Card>
          )}
          {!since && !done?.addresses && (
            <Card title="How it works">
              <ol className="grid list-decimal gap-1.5 pl-5">
                <li>Make a secret address. It is yours alone.</li>
                <li>Copy it.</li>
                <li>In your calendar, choose “Subscribe” or “Add from URL”, and paste it.</li>
              </ol>
            </Card>
          )}
          <div className="flex flex-wrap gap-2">
            <Form method="post">
              <SubmitButton intent="renew">
                {since ? 'Make a new address' : 'Make my secret address'}
              </SubmitButton>
            </Form>
            {since && (
              <Confirm
                label="End the subscription"
                variant="ghost"
                question="End the subscription?"
                detail="Calendars that use your address get nothing any more."
                deed="End it"
                intent="end"
                danger
              />
            )}
          </div>
        </div>
      </div>
    </MemberPage>
  )
}
