import type { SentInvite } from '@banter/api/clubs/admission/contract'
import type { ClubDetail } from '@banter/api/clubs/contract'
import { InviteLinks } from '../clubs/manage/invite-links.tsx'
import { actOnInvites, type InviteRefused, loadInvites } from '../clubs/manage/invites.server.ts'
import { ManagePage } from '../clubs/manage/manage-page.tsx'
import { PersonPicker } from '../clubs/manage/person-picker.tsx'
import { dayOf, ROLE_MEANS, ROLES } from '../clubs/words.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Card } from '../ui/card.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Invite to ${data?.club.name ?? 'the club'} · Banter` },
]

export const loader = (args: LoaderFunctionArgs) => loadInvites(args)
export const action = (args: ActionFunctionArgs) => actOnInvites(args)

export default function InvitesPage() {
  const { club, invites, links, newId, linkId, address } = useLoaderData<typeof loader>()
  const refusal = useActionData<InviteRefused>()
  return (
    <ManagePage club={club} title="Invitations">
      <InviteForm key={newId} club={club} id={newId} address={address} refusal={refusal} />
      <Card flush title={invites.items.length > 0 ? 'Not answered yet' : undefined}>
        {invites.items.length === 0 ? (
          <p className="p-4 text-muted sm:p-5">
            Nobody is invited right now. An invitation is good for seven days.
          </p>
        ) : (
          <ul aria-label="Open invitations" className="divide-y divide-line">
            {invites.items.map((invite) => (
              <Sent key={invite.id} invite={invite} />
            ))}
          </ul>
        )}
      </Card>
      <LoadMore nextCursor={invites.nextCursor} />
      <InviteLinks links={links} slug={club.slug} newId={linkId} />
    </ManagePage>
  )
}

interface InviteFormProps {
  club: ClubDetail
  id: string
  address: string
  refusal: InviteRefused | undefined
}

function InviteForm({ club, id, address, refusal }: InviteFormProps) {
  const given = club.mine.role === 'president' ? (['officer', 'treasurer', 'moderator'] as const) : []
  const roles = (['member', ...given] as const).map((role) => ({
    value: role,
    label: `${ROLES[role]}: ${ROLE_MEANS[role].replace(/^./, (first) => first.toLowerCase())}`,
  }))
  const wanted = club.todos.includes('second_officer') && given.length > 0 ? 'officer' : 'member'
  return (
    <Card title="Invite somebody">
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} />
        <input type="hidden" name="id" value={id} />
        <PersonPicker
          key={refusal?.found?.map((one) => one.id).join()}
          name="person"
          label="Who"
          error={refusal?.fields.person}
          typed={refusal?.values.personName}
          found={refusal?.found}
          chosen={refusal?.values.person}
          source="/clubs/people"
          required
        />
        {given.length > 0 && (
          <Field name="role" label="As">
            {(control) => (
              <Select {...control} options={roles} defaultValue={refusal?.values.role ?? wanted} />
            )}
          </Field>
        )}
        <div className="flex flex-wrap items-center justify-between gap-3">
          <p className="flex items-center gap-2 text-[0.8125rem] text-muted">
            {club.entry !== 'invite' && !club.hidden && (
              <>
                Or pass on the address: <CopyButton text={address} label="Copy the address" />
              </>
            )}
          </p>
          <SubmitButton intent="invite">Invite</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

function Sent({ invite: { id, person, role, invitedBy, expiresAt } }: { invite: SentInvite }) {
  return (
    <li className="flex flex-wrap items-center gap-3 px-4 py-3 sm:px-5">
      <Avatar name={person.name} src={person.avatar} />
      <p className="min-w-0 flex-1 basis-44">
        <span className="block truncate font-medium">{person.name}</span>
        <span className="block text-[0.8125rem] text-muted">
          {ROLES[role]}, by {invitedBy.name} · until {dayOf(expiresAt)}
        </span>
      </p>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="invite" value={id} />
        <SubmitButton intent="revoke" size="sm" variant="ghost">
          Take back<span className="sr-only"> the invitation of {person.name}</span>
        </SubmitButton>
      </Form>
    </li>
  )
}
