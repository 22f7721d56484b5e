import type { Plan } from '@banter/api/handoff/meetings/contract'
import type { NoShow } from '@banter/api/handoff/no-shows/contract'
import type { Order } from '@banter/api/orders/contract'
import { Badge } from '../ui/badge.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { NO_SHOW_STATES, shortTime } from './words.ts'

interface NoShowListProps {
  order: Order
  plan: Plan
}

/** Who is said not to have come, what both say to it, and how it ended. */
export function NoShowList({ order, plan }: NoShowListProps) {
  if (!plan.noShows.length) return null
  return (
    <ul
      aria-label="Missed meetings"
      className={cx('grid gap-4', order.state === 'held' && 'border-t border-line pt-4')}
    >
      {plan.noShows.map((one) => (
        <li key={one.id} className="grid gap-2">
          <div className="flex flex-wrap items-center gap-2">
            <p className="font-medium">
              {one.saidBy.name} says that {one.accused.name} did not come.
            </p>
            <Badge tone={one.state === 'open' || one.state === 'contested' ? 'caution' : 'neutral'}>
              {NO_SHOW_STATES[one.state]}
            </Badge>
          </div>
          <Words one={one} />
          {one.state === 'open' && (
            <p className="text-[0.8125rem] text-muted">
              {one.accused.name} can answer until {shortTime(one.answerBy, plan.timeZone)}. Without an answer
              it stands.
            </p>
          )}
          <NoShowDeeds one={one} action={`/orders/${order.id}/meeting`} />
        </li>
      ))}
    </ul>
  )
}

/** What both say. */
export function Words({ one: { saidBy, accused, statement, answer } }: { one: NoShow }) {
  return (
    <dl className="grid gap-1 text-muted">
      {statement && (
        <div>
          <dt className="inline font-medium">{saidBy.name}: </dt>
          <dd className="inline text-pretty break-words">{statement}</dd>
        </div>
      )}
      {answer && (
        <div>
          <dt className="inline font-medium">{accused.name}: </dt>
          <dd className="inline text-pretty break-words">{answer}</dd>
        </div>
      )}
    </dl>
  )
}

function NoShowDeeds({ one, action }: { one: NoShow; action: string }) {
  const id = <input type="hidden" name="noShow" value={one.id} />
  return (
    <div className="flex flex-wrap items-start gap-2">
      {one.may.answer && (
        <>
          <Confirm
            label="I was there"
            variant="primary"
            question="What happened?"
            detail="Your campus reads what both of you say, and decides."
            deed="Send answer"
            decline="Back"
            intent="contest"
            action={action}
          >
            {id}
            <Field name="answer" label="In your words" required className="mb-4">
              {(control) => <Textarea {...control} rows={4} maxLength={1000} />}
            </Field>
          </Confirm>
          <Confirm
            label="I did not come"
            question="You did not come?"
            detail={
              one.sellerAccused
                ? `${one.saidBy.name} gets everything back at once, and it is for sale again.`
                : 'It counts as a missed meeting. You can agree on another time, or the order is called off.'
            }
            deed="Yes, I missed it"
            decline="Back"
            intent="accept"
            action={action}
          >
            {id}
          </Confirm>
        </>
      )}
      {one.may.withdraw && (
        <Confirm
          label="Take it back"
          question={`Did ${one.accused.name} come after all?`}
          detail={
            one.sellerAccused
              ? 'Then you have three days to say that something is wrong; after that the money is released.'
              : 'Then the order goes on.'
          }
          deed="Yes, take it back"
          decline="No"
          intent="withdraw"
          action={action}
        >
          {id}
        </Confirm>
      )}
    </div>
  )
}
