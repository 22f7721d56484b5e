import type { Event } from '@banter/api/events/contract'
import { IconCircleCheck, IconHourglass, IconQrcode } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useRevalidator } from '../../router.ts'
import { Alert } from '../../ui/alert.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Countdown } from '../../ui/countdown.tsx'
import { counted } from '../../ui/counted.ts'
import { cx } from '../../ui/cx.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { TONES, type Tone } from '../../ui/tones.ts'
import { usePolling } from '../../ui/use-polling.ts'
import { placesLeft } from '../words.ts'
import { GuestsAndQuestions } from './guests-and-questions.tsx'
import { useRsvp } from './use-rsvp.ts'

/** Going, interested or not, and what comes of it. */
export function RsvpBox({ event, over }: { event: Event; over: boolean }) {
  const { shown, refusal, sending, answer } = useRsvp(event)
  const { my } = shown
  usePolling(my?.status === 'waiting', 10_000)
  if (!event.may.rsvp && !my) return <Closed event={event} over={over} />
  return (
    <Card title="Are you coming?" action={<Places event={shown} />}>
      <form
        method="post"
        action={`/events/${event.id}/rsvp`}
        onSubmit={answer}
        aria-busy={sending}
        className="grid gap-4"
      >
        <input type="hidden" name="back" value={`/events/${event.id}`} />
        {refusal && <Alert tone="danger" title={refusal.message} />}
        <MyAnswer event={shown} />
        {event.may.rsvp ? (
          <Choices event={shown} />
        ) : (
          over && <p className="text-muted">This event is over.</p>
        )}
      </form>
    </Card>
  )
}

function Places({ event }: { event: Event }) {
  const left = placesLeft(event)
  if (left === null) return null
  const words = left === 0 || event.waiting > 0 ? 'Full' : `${counted(left, 'place')} left`
  return (
    <span
      className={cx(
        'rounded-full px-2 py-0.5 text-xs font-medium',
        left <= 5 ? TONES.caution : TONES.neutral,
      )}
    >
      {words}
    </span>
  )
}

function MyAnswer({ event }: { event: Event }) {
  const { my } = event
  const { revalidate } = useRevalidator()
  if (!my) return null
  const guests = my.guests > 0 ? ` with ${counted(my.guests, 'guest')}` : ''
  if (my.status === 'going')
    return (
      <Said tone="positive" icon={<IconCircleCheck aria-hidden />} title={`You are going${guests}.`}>
        {my.checkedInAt ? (
          <p>You are checked in.</p>
        ) : (
          <LinkButton to={`/events/${event.id}/code`} size="sm" className="mt-2">
            <IconQrcode aria-hidden className="size-4" />
            Show my code for the door
          </LinkButton>
        )}
      </Said>
    )
  if (my.status === 'waiting')
    return (
      <Said
        tone="caution"
        icon={<IconHourglass aria-hidden />}
        title={`You are number ${my.position ?? 1} on the waiting list${guests}.`}
      >
        <p>
          When a place is free and it is your turn, it is kept for you for two hours. We tell you at once.
        </p>
      </Said>
    )
  if (my.status === 'offered')
    return (
      <Said tone="caution" icon={<IconCircleCheck aria-hidden />} title={`A place is free for you${guests}.`}>
        {my.offerEndsAt && (
          <p>
            Kept for{' '}
            <Countdown until={my.offerEndsAt} onEnd={revalidate} className="font-semibold tabular-nums" />{' '}
            more; then it goes to the next in line.
          </p>
        )}
      </Said>
    )
  if (my.status === 'requested')
    return (
      <Said tone="caution" icon={<IconHourglass aria-hidden />} title={`You asked to come${guests}.`}>
        <p>The hosts look at each request, and you are told what they say.</p>
      </Said>
    )
  if (my.status === 'declined')
    return (
      <Said
        tone="neutral"
        icon={<IconHourglass aria-hidden />}
        title="The hosts have no place for you this time."
      />
    )
  return null
}

interface SaidProps {
  tone: Tone
  icon: ReactNode
  title: string
  children?: ReactNode
}

function Said({ tone, icon, title, children }: SaidProps) {
  return (
    <div
      role="status"
      className={cx('flex gap-3 rounded-md px-4 py-3 [&>svg]:size-5 [&>svg]:shrink-0', TONES[tone])}
    >
      {icon}
      <div>
        <p className="font-medium">{title}</p>
        {children}
      </div>
    </div>
  )
}

function Choices({ event }: { event: Event }) {
  const status = event.my?.status
  if (status === 'declined') return null
  if (status === 'offered')
    return (
      <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-1 xl:grid-cols-2">
        <input type="hidden" name="guests" value={event.my?.guests ?? 0} />
        <Answer value="going" primary>
          Take the place
        </Answer>
        <Answer value="not_going">Let it go</Answer>
      </div>
    )
  const has = status === 'going' || status === 'waiting' || status === 'requested'
  const full = event.capacity !== null && (event.waiting > 0 || event.taken >= event.capacity)
  const deed = event.approval ? 'Ask to come' : full ? 'Join the waiting list' : 'Going'
  return (
    <>
      <GuestsAndQuestions event={event} change={has} />
      <div className="grid grid-cols-2 gap-2">
        {!has && (
          <Answer value="going" primary className="col-span-2">
            {deed}
          </Answer>
        )}
        {!has && (
          <Answer value="interested" pressed={status === 'interested'}>
            Interested
          </Answer>
        )}
        <Answer value="not_going" pressed={status === 'not_going'} className={has ? 'col-span-2' : ''}>
          {status === 'waiting'
            ? 'Leave the waiting list'
            : status === 'requested'
              ? 'Take it back'
              : 'Can’t go'}
        </Answer>
      </div>
    </>
  )
}

interface AnswerProps {
  value: string
  primary?: boolean
  pressed?: boolean
  className?: string
  children: ReactNode
}

function Answer({ value, primary, pressed, className, children }: AnswerProps) {
  return (
    <Button
      type="submit"
      name="status"
      value={value}
      variant={primary ? 'primary' : pressed ? 'soft' : 'secondary'}
      aria-pressed={pressed}
      className={className}
      size={primary ? 'lg' : 'md'}
    >
      {children}
    </Button>
  )
}

function Closed({ event, over }: { event: Event; over: boolean }) {
  if (event.state !== 'published') return null
  return over ? (
    <Alert tone="neutral" title="This event is over." />
  ) : (
    <Alert tone="caution" title="Confirm your e-mail address to answer.">
      Then you can say whether you are coming.
    </Alert>
  )
}
