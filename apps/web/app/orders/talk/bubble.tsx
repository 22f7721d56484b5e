import type { OrderMessage } from '@banter/api/orders/talk/contract'
import type { ReactNode } from 'react'
import { reportPath } from '../../moderation/words.ts'
import { Link } from '../../router.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { cx } from '../../ui/cx.ts'
import { Time } from '../../ui/time.tsx'
import { useUnsaved } from '../../ui/unsaved.ts'
import type { Pending } from './use-talk.ts'

interface MessageProps {
  message: OrderMessage
  orderId: string
}

export function Message({ message: { id, author, body, at, mine }, orderId }: MessageProps) {
  return (
    <li className={cx('flex items-end gap-2', mine && 'justify-end')}>
      {!mine && <Avatar size="sm" name={author.name} src={author.avatar} />}
      <Bubble mine={mine}>
        <span className="sr-only">{mine ? 'You' : author.name}:</span>
        <Words>{body}</Words>
        <span className="mt-1 flex flex-wrap items-center gap-x-3 text-2xs text-muted">
          <Time value={at} />
          {!mine && (
            <Link
              to={reportPath('order_message', id, `/orders/${orderId}`)}
              className="rounded-xs py-1 hover:text-ink hover:underline"
            >
              Report<span className="sr-only"> this message</span>
            </Link>
          )}
        </span>
      </Bubble>
    </li>
  )
}

interface PendingProps {
  pending: Pending
  onTryAgain: () => void
  onDiscard: () => void
}

/** A message on its way; one that did not arrive keeps its words and says why. */
export function PendingMessage({ pending, onTryAgain, onDiscard }: PendingProps) {
  const { body, state, problem } = pending
  useUnsaved(state === 'refused')
  return (
    <li className="grid justify-items-end gap-1.5">
      <Bubble mine faint={state === 'sending'}>
        <span className="sr-only">You:</span>
        <Words>{body}</Words>
      </Bubble>
      {state === 'refused' && (
        <div
          role="alert"
          className="flex flex-wrap items-center justify-end gap-2 text-[0.8125rem] text-danger-text"
        >
          <span className="min-w-0">Not sent. {problem}</span>
          <Button size="sm" variant="ghost" onClick={onDiscard}>
            Discard
          </Button>
          <Button size="sm" onClick={onTryAgain}>
            Try again
          </Button>
        </div>
      )}
    </li>
  )
}

function Bubble({ mine, faint, children }: { mine: boolean; faint?: boolean; children: ReactNode }) {
  return (
    <div
      className={cx(
        'max-w-[85%] min-w-0 rounded-lg px-3 py-2',
        mine ? 'rounded-br-xs bg-accent-soft' : 'rounded-bl-xs bg-sunken',
        faint && 'opacity-60',
      )}
    >
      {children}
    </div>
  )
}

/** From right to left, where its own first word is. */
function Words({ children }: { children: string }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
      {children}
    </p>
  )
}
