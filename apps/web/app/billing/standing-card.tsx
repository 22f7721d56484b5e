import type { Subscription } from '@banter/api/subscriptions/contract'
import { Form } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { buttonClasses } from '../ui/button-look.ts'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { dayOf, perInterval, STATES, usageWords } from './words.ts'

/** The plan, what it costs, how it stands and what comes next. */
export function StandingCard({ subscription }: { subscription: Subscription }) {
  const { planName, price, interval, state, discount, subscribed } = subscription
  const { label, tone } = STATES[state]
  return (
    <Card
      title={`${planName} plan`}
      action={
        <Badge tone={tone} dot>
          {label}
        </Badge>
      }
    >
      <p className="text-2xl font-semibold tabular-nums">
        {formatMoney(price)} <span className="text-base font-normal text-muted">{perInterval[interval]}</span>
      </p>
      {discount && <p className="text-positive-text">{discount}</p>}
      <p className="mt-1 text-muted">{whatComes(subscription)}</p>
      <Owed subscription={subscription} />
      <dl className="mt-5 grid gap-x-6 gap-y-3 sm:grid-cols-2">
        <Fact label="Paid by">{payerOf(subscription)}</Fact>
        <Fact label="Students, by your word">
          {subscription.enrolment ? subscription.enrolment.toLocaleString('en-US') : 'Not given'}
        </Fact>
        {subscription.usage.map((used) => {
          const { label: name, text } = usageWords(used)
          return (
            <Fact key={used.limit} label={name}>
              {text}
            </Fact>
          )
        })}
      </dl>
      {subscribed && <Deeds subscription={subscription} />}
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div>
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  )
}

function whatComes({ state, until, subscribed, periodEnd, next, trialEndsAt }: Subscription): string {
  if (next) return `Changes to the ${next.planName} plan on ${dayOf(next.at)}.`
  if (state === 'cancelling' && until) return `Ends on ${dayOf(until)}. Everything works until then.`
  if (state === 'trial')
    return subscribed
      ? `Free until ${dayOf(until ?? trialEndsAt)}; paid from then on.`
      : `Free until ${dayOf(until ?? trialEndsAt)}. Choose a plan below and everything goes on without a break.`
  if (!subscribed) return 'Choose a plan below, and everything works again at once.'
  return periodEnd ? `Paid for a period that ends on ${dayOf(periodEnd)}.` : ''
}

function payerOf({ payBy, card, netDays, subscribed }: Subscription): string {
  if (payBy === 'invoice') return `Invoice, ${netDays || 30} days to pay`
  if (card) return card.replace(/^./, (letter) => letter.toUpperCase())
  return subscribed ? 'No card yet' : 'Nothing yet'
}

function Owed({ subscription: { owed, state, until, payBy } }: { subscription: Subscription }) {
  if (!owed) return null
  return (
    <Alert
      tone={state === 'active' ? 'info' : 'danger'}
      title={`${formatMoney(owed.amount)} is open${owed.number ? ` on invoice ${owed.number}` : ''}`}
      className="mt-4"
    >
      {state === 'grace' && until && (
        <p>Everything works until {dayOf(until)}; after that the campus is read-only.</p>
      )}
      {owed.nextAttemptAt && <p>We try the card again on {dayOf(owed.nextAttemptAt)}.</p>}
      <div className="mt-3 flex flex-wrap gap-2">
        {payBy === 'card' && (
          <Form method="post">
            <SubmitButton intent="pay">Pay with the card on file</SubmitButton>
          </Form>
        )}
        {owed.pageUrl && (
          <a href={owed.pageUrl} target="_blank" rel="noreferrer" className={buttonClasses({})}>
            Open the invoice
          </a>
        )}
      </div>
    </Alert>
  )
}

function Deeds({ subscription: { cancelAt, next, periodEnd } }: { subscription: Subscription }) {
  return (
    <div className="mt-6 flex flex-wrap gap-2">
      <Form method="post">
        <SubmitButton intent="portal" variant="secondary">
          Change the card
        </SubmitButton>
      </Form>
      {(cancelAt || next) && (
        <Form method="post">
          <SubmitButton intent="resume" variant="secondary">
            {cancelAt ? 'Keep the subscription' : 'Keep the plan'}
          </SubmitButton>
        </Form>
      )}
      {!cancelAt && periodEnd && (
        <Confirm
          label="Cancel"
          question={`End the subscription on ${dayOf(periodEnd)}?`}
          detail="Until then everything works as before. After that the campus can be read, not changed; nothing is deleted, and students are still paid what they are owed."
          deed="End it then"
          decline="Keep it"
          intent="cancel"
          danger
        />
      )}
    </div>
  )
}
