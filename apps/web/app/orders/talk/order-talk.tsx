import type { Order } from '@banter/api/orders/contract'
import { useRef } from 'react'
import { Link } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Message, PendingMessage } from './bubble.tsx'
import { linesOf, type Talk } from './lines.ts'
import { OfferCard } from './offer-card.tsx'
import { StepLine } from './step-line.tsx'
import { TalkForm } from './talk-form.tsx'
import { useTalk } from './use-talk.ts'

const CLOSED: Record<NonNullable<Talk['closed']>, string> = {
  not_paid: 'You can write to each other once it is paid.',
  long_over: 'This order is long over: nothing more can be written.',
  unavailable: 'You cannot write to each other.',
}

const MORE = 'justify-self-center rounded-xs text-accent-text hover:underline'

interface OrderTalkProps {
  order: Order
  talk: Talk
  /** These are earlier messages than the latest. */
  earlier: boolean
  newId: string
  refusal: FormRefusal | undefined
}

/** What buyer and seller write to each other, the latest at the end. */
export function OrderTalk({ order, talk, earlier, newId, refusal }: OrderTalkProps) {
  const { name } = order.role === 'buyer' ? order.seller : order.buyer
  const field = useRef<HTMLTextAreaElement>(null)
  const { pending, say, tryAgain, drop } = useTalk(order.id, talk.items)
  if (talk.closed === 'not_paid' && talk.items.length === 0) return null
  const here = `/orders/${order.id}`
  return (
    <Card
      title={
        <span id="messages" className="scroll-mt-20 wrap-anywhere">
          Messages with {name}
        </span>
      }
    >
      <div className="grid grid-cols-1 gap-4">
        {talk.nextCursor && (
          <Link to={`${here}?before=${talk.nextCursor}#messages`} className={MORE}>
            Earlier messages
          </Link>
        )}
        {talk.items.length + pending.length === 0 && (
          <p className="text-muted">
            Nothing yet. Agree on when and where, ask what you would like to know. Never pay outside Banter,
            and keep the code until you meet.
          </p>
        )}
        <ol
          key={earlier ? 'earlier' : 'latest'}
          aria-label="Messages"
          aria-live="polite"
          // How long ago something was changes all the time, and is not news.
          aria-relevant="additions"
          className="grid grid-cols-1 gap-3"
        >
          {linesOf(talk).map((line) =>
            line.what === 'message' ? (
              <Message key={line.message.id} message={line.message} orderId={order.id} />
            ) : line.what === 'offer' ? (
              <OfferCard key={line.offer.id} offer={line.offer} />
            ) : (
              <StepLine key={`${line.at} ${line.step.text}`} step={line.step} />
            ),
          )}
          {pending.map((one) => (
            <PendingMessage
              key={one.id}
              pending={one}
              onTryAgain={() => tryAgain(one)}
              onDiscard={() => {
                drop(one.id)
                field.current?.focus()
              }}
            />
          ))}
        </ol>
        {earlier ? (
          <Link to={`${here}#messages`} className={MORE}>
            The latest messages
          </Link>
        ) : talk.closed ? (
          <p className="text-muted">{CLOSED[talk.closed]}</p>
        ) : (
          <TalkForm
            field={field}
            orderId={order.id}
            name={name}
            newId={newId}
            refusal={refusal}
            onSay={say}
          />
        )}
      </div>
    </Card>
  )
}
