import type { JoinRequest } from '@banter/api/clubs/admission/contract'
import { IconUserCheck } from '@tabler/icons-react'
import { ManagePage } from '../clubs/manage/manage-page.tsx'
import { decideRequests, loadRequests } from '../clubs/manage/requests.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Time } from '../ui/time.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Requests to ${data?.club.name ?? 'the club'} · Banter` },
]

export const loader = (args: LoaderFunctionArgs) => loadRequests(args)
export const action = (args: ActionFunctionArgs) => decideRequests(args)

export default function RequestsPage() {
  const { club, requests } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <ManagePage club={club} title="Requests">
      {requests.items.length === 0 ? (
        <Card>
          <EmptyState icon={<IconUserCheck aria-hidden />} title="Nobody is waiting">
            Who asks to join stands here with their answers, for 14 days.
          </EmptyState>
        </Card>
      ) : (
        <Form method="post" className="grid gap-4">
          <FormErrors refusal={refusal} />
          <Card flush>
            <ul aria-label="Requests" className="divide-y divide-line">
              {requests.items.map((request) => (
                <Request key={request.id} request={request} alone={requests.items.length === 1} />
              ))}
            </ul>
          </Card>
          <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-end">
            <Field name="reason" label="If you decline, why" optional hint="They are told.">
              {(control) => <Input {...control} maxLength={300} />}
            </Field>
            <div className="flex gap-2 sm:pb-6">
              <SubmitButton intent="decline" variant="secondary">
                Decline
              </SubmitButton>
              <SubmitButton intent="approve">Let in</SubmitButton>
            </div>
          </div>
          <LoadMore nextCursor={requests.nextCursor} label="The next ones" />
        </Form>
      )}
    </ManagePage>
  )
}

function Request({
  request: { id, person, answers, createdAt },
  alone,
}: {
  request: JoinRequest
  alone: boolean
}) {
  return (
    <li className="flex gap-3 px-4 py-4 sm:px-5">
      <input
        type="checkbox"
        name="request"
        value={id}
        id={`request-${id}`}
        defaultChecked={alone}
        aria-label={`Choose ${person.name}`}
        className="mt-2.5 size-4.5 shrink-0 accent-accent"
      />
      <Avatar name={person.name} src={person.avatar} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link to={`/people/${person.id}`} className="font-medium hover:underline">
            {person.name}
          </Link>
          <Time value={createdAt} className="text-xs text-muted" />
        </p>
        {answers.length > 0 && (
          <dl className="mt-1.5 grid gap-1.5">
            {answers.map(({ question, answer }) => (
              <div key={question + answer}>
                <dt className="text-[0.8125rem] text-muted">{question}</dt>
                <dd className="whitespace-pre-wrap break-words">{answer}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </li>
  )
}
