import type { NoShowCase } from '@banter/api/handoff/no-shows/contract'
import { Form, Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Words } from './no-show-list.tsx'
import { meetingTime, NO_SHOW_STATES, standingWords } from './words.ts'

interface NoShowCaseCardProps {
  one: NoShowCase
  timeZone: string
}

/** What both say, what they have behind them, and the two ways to decide. */
export function NoShowCaseCard({ one, timeZone }: NoShowCaseCardProps) {
  const { saidBy, accused, meeting, sellerAccused } = one
  return (
    <Card
      as="article"
      title={`${saidBy.name} says that ${accused.name} did not come`}
      action={
        <Badge tone={one.state === 'contested' ? 'caution' : 'neutral'}>{NO_SHOW_STATES[one.state]}</Badge>
      }
    >
      <div className="grid gap-3">
        <p className="text-muted">
          <Link to={`/orders/${one.orderId}`} className="underline hover:text-ink">
            Order {one.reference}
          </Link>
          {meeting && ` · ${meetingTime(meeting.startsAt, timeZone)}, ${meeting.place}`}
          {meeting && meeting.lateMinutes > 0 && ` · ${meeting.lateMinutes} minutes late were announced`}
        </p>
        <Words one={one} />
        <p className="text-[0.8125rem] text-muted">
          {saidBy.name} ({sellerAccused ? 'buyer' : 'seller'}): {standingWords(one.saidByStanding)}.{' '}
          {accused.name} ({sellerAccused ? 'seller' : 'buyer'}): {standingWords(one.accusedStanding)}.
        </p>
        {one.state === 'contested' && <Decision one={one} />}
        {one.decidedBy && <p className="text-[0.8125rem] text-muted">Decided by {one.decidedBy.name}.</p>}
      </div>
    </Card>
  )
}

function Decision({ one }: { one: NoShowCase }) {
  return (
    <Form method="post" className="grid gap-3 border-t border-line pt-3">
      <input type="hidden" name="id" value={one.id} />
      <Field name="reason" id={`reason-${one.id}`} label="Why" optional hint="Both read it in their order.">
        {(control) => <Input {...control} maxLength={300} />}
      </Field>
      <p className="text-[0.8125rem] text-muted">
        {one.sellerAccused
          ? 'If it stands, the buyer gets everything back. If not, the buyer has three more days to complain.'
          : 'If it stands, it counts as missed, and the seller can call the order off.'}
      </p>
      <div className="flex flex-wrap gap-2">
        <SubmitButton intent="upheld">It stands</SubmitButton>
        <SubmitButton intent="dismissed" variant="secondary">
          It does not stand
        </SubmitButton>
      </div>
    </Form>
  )
}
