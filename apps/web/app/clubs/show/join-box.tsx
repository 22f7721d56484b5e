import type { ClubDetail } from '@banter/api/clubs/contract'
import { IconClock, IconDots, IconLock } from '@tabler/icons-react'
import { Form } from '../../router.ts'
import { buttonClasses } from '../../ui/button-look.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'

/** The one button of a club's page, whatever one is to the club: join, ask, answer, take back, leave. */
export function JoinBox({ club }: { club: ClubDetail }) {
  const { role, inviteId, requestId } = club.mine
  const action = `/clubs/${club.slug}`
  if (role) return <MemberMenu club={club} />
  if (club.state !== 'active') return null
  if (inviteId)
    return (
      <Form method="post" action={action} className="flex gap-2">
        <input type="hidden" name="invite" value={inviteId} />
        <SubmitButton intent="decline" variant="ghost" action={action}>
          Decline
        </SubmitButton>
        <SubmitButton intent="accept" action={action}>
          Accept invitation
        </SubmitButton>
      </Form>
    )
  if (requestId)
    return (
      <Form method="post" action={action} className="flex flex-wrap items-center gap-3">
        <span className="inline-flex items-center gap-1.5 text-[0.8125rem] font-medium text-caution-text">
          <IconClock aria-hidden className="size-4" />
          Waiting for an officer
        </span>
        <SubmitButton intent="withdraw" variant="ghost" action={action}>
          Take back
        </SubmitButton>
      </Form>
    )
  if (club.entry === 'invite')
    return (
      <p className="inline-flex h-10 items-center gap-1.5 text-[0.8125rem] text-muted">
        <IconLock aria-hidden className="size-4" />
        By invitation only
      </p>
    )
  if (club.entry === 'request')
    return (
      <LinkButton to="?join=1#join" variant="primary" preventScrollReset>
        Ask to join
      </LinkButton>
    )
  return (
    <Form method="post" action={action}>
      <SubmitButton intent="join" action={action}>
        Join
      </SubmitButton>
    </Form>
  )
}

const NOTIFY = [
  { value: 'all', label: 'Everything' },
  { value: 'highlights', label: 'Announcements and events' },
  { value: 'none', label: 'Nothing' },
]

function MemberMenu({ club }: { club: ClubDetail }) {
  const action = `/clubs/${club.slug}`
  const leaving = club.mine.role === 'president' && club.memberCount > 1
  return (
    <details className="group sm:relative">
      <summary className={buttonClasses({}, 'px-2.5')} aria-label="Your membership">
        <IconDots aria-hidden className="size-5" />
      </summary>
      <div className="absolute right-0 z-20 mt-2 grid gap-4 rounded-lg border border-line bg-surface p-4 shadow-pop max-sm:inset-x-4 sm:w-72">
        <Form method="post" action={action} className="grid gap-1.5">
          <label htmlFor="notify" className="font-medium">
            What rings your bell
          </label>
          <div className="flex gap-2">
            <div className="min-w-0 flex-1">
              <Select id="notify" name="notify" defaultValue={club.notify ?? 'highlights'} options={NOTIFY} />
            </div>
            <SubmitButton intent="notify" variant="secondary" action={action}>
              Save
            </SubmitButton>
          </div>
        </Form>
        <div className="border-t border-line pt-3">
          {leaving ? (
            <>
              <p className="mb-2 text-[0.8125rem] text-muted">
                You preside this club and others are in it. Hand it over first, or archive it.
              </p>
              <LinkButton to={`/clubs/${club.slug}/handover`} size="sm">
                Hand it over
              </LinkButton>
            </>
          ) : (
            <Confirm
              label="Leave the club"
              question={`Leave ${club.name}?`}
              detail={
                club.memberCount === 1
                  ? 'You are the last one here. The club stays, frozen, until the school appoints somebody.'
                  : 'You can come back as you came in.'
              }
              deed="Leave"
              decline="Stay"
              intent="leave"
              action={action}
              size="sm"
              danger
            />
          )}
        </div>
      </div>
    </details>
  )
}
