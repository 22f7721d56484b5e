import type { Handover } from '@banter/api/clubs/succession/contract'
import { loadHandovers, type OfferRefused, offer } from '../clubs/manage/handover.server.ts'
import { ManagePage } from '../clubs/manage/manage-page.tsx'
import { PersonPicker } from '../clubs/manage/person-picker.tsx'
import { dayOf, HANDOVER_STATES, ROLES } from '../clubs/words.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Handover of ${data?.club.name ?? 'the club'} · Banter` },
]

export const loader = (args: LoaderFunctionArgs) => loadHandovers(args)
export const action = (args: ActionFunctionArgs) => offer(args)

export default function HandoverPage() {
  const { club, handovers } = useLoaderData<typeof loader>()
  return (
    <ManagePage club={club} title="Handover">
      {club.state === 'active' && <OfferForm />}
      {handovers.length > 0 && (
        <Card flush title="Before">
          <ul aria-label="Handovers" className="divide-y divide-line">
            {handovers.map((handover) => (
              <Before key={handover.id} handover={handover} />
            ))}
          </ul>
        </Card>
      )}
    </ManagePage>
  )
}

function OfferForm() {
  const { club, first, newId } = useLoaderData<typeof loader>()
  const refusal = useActionData<OfferRefused>()
  const office = club.mine.role ? ROLES[club.mine.role].toLowerCase() : ''
  return (
    <Card title={`Hand over your office as ${office}`}>
      <Form method="post" className="grid gap-4">
        <p className="text-muted">
          Who takes it over gets a pack: people, what lies ahead, pinned files, the log, and your notes. You
          are a member then, and can read the pack for 14 days more.
        </p>
        <FormErrors refusal={refusal} labels={{ to: 'To' }} />
        <input type="hidden" name="id" value={newId} />
        <PersonPicker
          key={refusal?.found?.map((one) => one.id).join()}
          name="to"
          label="To"
          hint="A member of the club. Nothing changes until they accept."
          error={refusal?.fields.to}
          typed={refusal?.values.toName}
          found={refusal?.found ?? first}
          chosen={refusal?.values.to}
          source={`/clubs/people?club=${club.slug}`}
        />
        <Field name="notes" label="Notes for your successor" optional>
          {(control) => (
            <Textarea
              {...control}
              rows={6}
              maxLength={10000}
              defaultValue={refusal?.values.notes}
              placeholder="Who has the key, what is due in May, whom to call about the room."
            />
          )}
        </Field>
        <div className="flex justify-end">
          <SubmitButton>Offer the office</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

function Before({ handover: { id, role, from, to, state, createdAt, mine } }: { handover: Handover }) {
  const names = `${from?.name ?? 'Nobody'} to ${to.name}`
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5">
      <p className="min-w-0 flex-1 basis-52">
        {mine ? (
          <Link to={`/handovers/${id}`} className="font-medium hover:underline">
            {names}
          </Link>
        ) : (
          <span className="font-medium">{names}</span>
        )}
        <span className="block text-[0.8125rem] text-muted">
          {ROLES[role]}, {dayOf(createdAt)}
        </span>
      </p>
      <Badge tone={state === 'accepted' ? 'positive' : state === 'offered' ? 'accent' : 'neutral'}>
        {HANDOVER_STATES[state]}
      </Badge>
    </li>
  )
}
