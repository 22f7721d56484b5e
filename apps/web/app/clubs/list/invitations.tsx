import type { MyInvite } from '@banter/api/clubs/admission/contract'
import { Form, Link } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { ClubLogo } from '../club-art.tsx'
import { dayOf, ROLES } from '../words.ts'

/** What one is invited to: an answer each, from here. */
export function Invitations({ invites }: { invites: MyInvite[] }) {
  if (invites.length === 0) return null
  return (
    <Card
      flush
      title={invites.length === 1 ? 'You are invited' : `You are invited to ${invites.length} clubs`}
    >
      <ul aria-label="Invitations" className="divide-y divide-line">
        {invites.map((invite) => (
          <Invitation key={invite.id} invite={invite} />
        ))}
      </ul>
    </Card>
  )
}

function Invitation({ invite: { id, club, role, invitedBy, expiresAt } }: { invite: MyInvite }) {
  return (
    <li className="flex flex-wrap items-center gap-3 p-4 sm:px-5">
      <ClubLogo club={club} />
      <p className="min-w-0 flex-1 basis-52">
        <Link to={`/clubs/${club.slug}`} className="font-semibold hover:underline">
          {club.name}
        </Link>
        <span className="block text-[0.8125rem] text-muted">
          {invitedBy.name} invites you{role === 'member' ? '' : ` to be ${ROLES[role].toLowerCase()}`} · until{' '}
          {dayOf(expiresAt)}
        </span>
      </p>
      <Form method="post" action={`/clubs/${club.slug}`} className="flex gap-2">
        <input type="hidden" name="invite" value={id} />
        <SubmitButton intent="decline" variant="ghost" size="sm" action={`/clubs/${club.slug}`}>
          Decline
        </SubmitButton>
        <SubmitButton intent="accept" size="sm" action={`/clubs/${club.slug}`}>
          Accept
        </SubmitButton>
      </Form>
    </li>
  )
}
