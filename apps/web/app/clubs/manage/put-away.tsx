import type { ClubDetail } from '@banter/api/clubs/contract'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { dayOf } from '../words.ts'

/** How a club ends: put away, brought back, or deleted when nobody else is in it. */
export function PutAway({ club }: { club: ClubDetail }) {
  return (
    <Card title="The end of the club">
      <div className="grid gap-4">
        {club.archivedBySchool ? (
          <p className="text-muted">
            The school has archived it{club.archiveReason && `: “${club.archiveReason}”`}. It is who can bring
            it back.
          </p>
        ) : club.state === 'archived' ? (
          <Row
            text={`It is archived.${club.restorableUntil ? ` You can bring it back until ${dayOf(club.restorableUntil)}.` : ''}`}
          >
            <Form method="post">
              <SubmitButton intent="restore">Bring it back</SubmitButton>
            </Form>
          </Row>
        ) : (
          <Row text="Archived, it can be read and nothing new happens. You can bring it back for 30 days.">
            <Confirm
              label="Archive"
              question={`Archive ${club.name}?`}
              detail="Members stay. Nobody can join, post or plan until you bring it back."
              deed="Archive the club"
              intent="archive"
              danger
            />
          </Row>
        )}
        {club.memberCount <= 1 && (
          <Row text="Nobody else is in it, so you may also delete it. That cannot be undone.">
            <Confirm
              label="Delete"
              question={`Delete ${club.name}?`}
              detail="It is gone for good, with its files and its log."
              deed="Delete the club"
              intent="delete"
              danger
            />
          </Row>
        )}
      </div>
    </Card>
  )
}

function Row({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 basis-60 text-muted">{text}</p>
      {children}
    </div>
  )
}
