import type { Session } from '@banter/api/identity/contract'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import type { z } from 'zod'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Time } from '../ui/time.tsx'

type SessionRow = z.output<typeof Session>

/** Where one is signed in, each with the way to end it. */
export function SessionList({ sessions }: { sessions: SessionRow[] }) {
  return (
    <Card title="Where you are signed in" flush>
      <ul aria-label="Sessions" className="divide-y divide-line">
        {sessions.map((session) => (
          <SessionItem key={session.id} session={session} />
        ))}
      </ul>
    </Card>
  )
}

function SessionItem({ session }: { session: SessionRow }) {
  const Icon = /iPhone|Android|Mobile/.test(session.userAgent) ? IconDeviceMobile : IconDeviceDesktop
  const { device } = session
  return (
    <li className="flex items-center gap-4 px-4 py-3.5 sm:px-5">
      <Icon aria-hidden className="size-6 shrink-0 stroke-[1.5] text-muted" />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 font-medium">
          {device}
          {session.current && <Badge tone="positive">This device</Badge>}
        </p>
        <p className="text-[0.8125rem] text-muted">
          Last used <Time value={session.lastUsedAt} />, signed in <Time value={session.createdAt} />
        </p>
      </div>
      {!session.current && (
        <Confirm
          label={
            <>
              End<span className="sr-only"> the session of {device}</span>
            </>
          }
          size="sm"
          question={`Sign out ${device}?`}
          detail="That device has to sign in again."
          deed="Sign it out"
          intent="end-session"
          danger
        >
          <input type="hidden" name="id" value={session.id} />
        </Confirm>
      )}
    </li>
  )
}
