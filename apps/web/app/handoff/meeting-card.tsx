import type { Meeting, Plan } from '@banter/api/handoff/meetings/contract'
import type { Order } from '@banter/api/orders/contract'
import { IconCalendarPlus } from '@tabler/icons-react'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { MeetingDeeds } from './meeting-deeds.tsx'
import { MeetingFacts } from './meeting-facts.tsx'
import { NoShowList } from './no-show-list.tsx'
import { SayNoShow } from './say-no-show.tsx'
import { standingWords } from './words.ts'

interface MeetingCardProps {
  order: Order
  plan: Plan
}

/** Where and when the two of an order meet, and what can be done about it now. */
export function MeetingCard({ order, plan }: MeetingCardProps) {
  const { agreed, proposed, noShows, may } = plan
  const open = order.state === 'held'
  if (!open && noShows.length === 0) return null
  return (
    <Card title="Where and when">
      <div className="grid gap-5">
        {open && agreed && <Planned order={order} plan={plan} meeting={agreed} />}
        {open && proposed && (
          <div className={agreed ? 'border-t border-line pt-4' : undefined}>
            <Planned order={order} plan={plan} meeting={proposed} />
          </div>
        )}
        {open && !agreed && !proposed && (
          <p className="text-muted">
            {may.propose
              ? 'Nothing is agreed yet. Choose a time and one of the school’s safe spots.'
              : 'No meeting is planned.'}
          </p>
        )}
        {may.propose && (
          <div className="grid gap-1.5">
            <div>
              <LinkButton
                to={`/orders/${order.id}/meeting`}
                variant={agreed || proposed ? 'secondary' : 'primary'}
              >
                {agreed || proposed ? 'Another time or place' : 'Choose time and place'}
              </LinkButton>
            </div>
            {agreed && (
              <p className="text-[0.8125rem] text-muted">
                You two can move it {plan.movesLeft === 1 ? 'once more' : `${plan.movesLeft} more times`}.
              </p>
            )}
          </div>
        )}
        <SayNoShow order={order} plan={plan} />
        <NoShowList order={order} plan={plan} />
        <Reliability order={order} plan={plan} />
      </div>
    </Card>
  )
}

function Planned({ order, plan, meeting }: MeetingCardProps & { meeting: Meeting }) {
  const { buyer, seller, role } = order
  const nameOf = (id: string) => (id === buyer.id ? buyer.name : seller.name)
  const mine = role !== 'staff' && meeting.proposedBy === (role === 'buyer' ? buyer.id : seller.id)
  const late = meeting.late?.by
  const lateIsMe = late === (role === 'buyer' ? buyer.id : role === 'seller' ? seller.id : '')
  return (
    <section aria-label={meeting.state === 'agreed' ? 'Agreed' : 'Proposed'} className="grid gap-4">
      <p role="status" className="font-medium">
        {meeting.state === 'agreed'
          ? 'You meet:'
          : mine
            ? 'You proposed, and wait for an answer:'
            : `${nameOf(meeting.proposedBy)} proposes:`}
      </p>
      <MeetingFacts
        meeting={meeting}
        timeZone={plan.timeZone}
        lateName={late && !lateIsMe ? nameOf(late) : undefined}
      />
      {meeting.state === 'agreed' && role !== 'staff' && (
        <a
          href={`/orders/${order.id}/meeting.ics`}
          download
          className="inline-flex w-fit items-center gap-1.5 rounded-sm font-medium text-accent-text hover:underline"
        >
          <IconCalendarPlus aria-hidden className="size-4" />
          Add to your calendar
        </a>
      )}
      <MeetingDeeds meeting={meeting} orderId={order.id} />
    </section>
  )
}

function Reliability({ order, plan }: MeetingCardProps) {
  if (!plan.standing) return null
  const other = order.role === 'buyer' ? order.seller : order.buyer
  return (
    <p className="text-[0.8125rem] text-muted">
      {other.name}: {standingWords(plan.standing)}.
    </p>
  )
}
