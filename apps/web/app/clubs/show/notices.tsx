import type { ClubDetail, Todo } from '@banter/api/clubs/contract'
import { Alert } from '../../ui/alert.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { dayOf, WHAT_IS_DUE } from '../words.ts'

/** What everybody should know of this club, and what those who lead it should do. */
export function Notices({ club }: { club: ClubDetail }) {
  return (
    <>
      {club.state === 'frozen' && (
        <Alert tone="caution" title="Nobody leads this club right now">
          It can be read and nothing of it is lost. The school knows, and will appoint somebody.
        </Alert>
      )}
      {club.state === 'archived' && (
        <Alert
          title={club.archivedBySchool ? 'The school has archived this club' : 'This club is archived'}
          action={
            club.may.includes('put_away') &&
            !club.archivedBySchool && (
              <LinkButton to={`/clubs/${club.slug}/manage`} size="sm">
                Bring it back
              </LinkButton>
            )
          }
        >
          {archivedWords(club)}
        </Alert>
      )}
      {club.handoverId && (
        <Alert
          title="An office is changing hands"
          action={
            <LinkButton to={`/handovers/${club.handoverId}`} size="sm">
              Open
            </LinkButton>
          }
        >
          You are one of the two it is between.
        </Alert>
      )}
      {club.todos.map((todo) => (
        <Alert
          key={todo}
          tone={todo === 'requests' ? 'info' : 'caution'}
          title={WHAT_IS_DUE[todo].title}
          action={
            <LinkButton to={`/clubs/${club.slug}/${WHERE[todo][0]}`} size="sm">
              {WHERE[todo][1]}
            </LinkButton>
          }
        >
          {WHAT_IS_DUE[todo].text}
        </Alert>
      ))}
    </>
  )
}

function archivedWords({ archivedBySchool, archiveReason, restorableUntil }: ClubDetail): string {
  const read = 'It can be read, and nothing new is posted.'
  if (archivedBySchool)
    return `${archiveReason ? `“${archiveReason}” ` : ''}${read} The school can bring it back.`
  return restorableUntil ? `${read} Until ${dayOf(restorableUntil)} its president can bring it back.` : read
}

const WHERE: Record<Todo, [path: string, words: string]> = {
  second_officer: ['invites', 'Invite'],
  term_ended: ['handover', 'See'],
  term_ends: ['handover', 'Hand over'],
  requests: ['requests', 'Decide'],
}
