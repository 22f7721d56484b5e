import type { SchoolSubscription } from '@banter/api/subscriptions/desk/contract'
import type { ReactNode } from 'react'
import { dayOf, intervalName, STATES } from '../billing/words.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'

/** How a school stands with what it pays, and what happened lately. */
export function SchoolBill({ bill }: { bill: SchoolSubscription }) {
  const { label, tone } = STATES[bill.state]
  return (
    <Card
      title="Subscription"
      action={
        <Badge tone={tone} dot>
          {label}
        </Badge>
      }
    >
      <dl className="grid gap-3">
        <Fact label="Plan">{`${bill.planName}, ${intervalName[bill.interval]}`}</Fact>
        {bill.until && <Fact label="Until">{dayOf(bill.until)}</Fact>}
        <Fact label="Paid so far">
          <Money value={bill.paid} />
        </Fact>
        {bill.owed.amount > 0 && (
          <Fact label="Open">
            <Money value={bill.owed} />
          </Fact>
        )}
        {bill.stripeCustomer && <Fact label="At the payment service">{bill.stripeCustomer}</Fact>}
      </dl>
      {bill.events.length > 0 && (
        <ol className="mt-4 grid gap-1.5 border-t border-line pt-4 text-[0.8125rem]">
          {bill.events.map(({ text, at }) => (
            <li key={`${at} ${text}`}>
              {text}
              <span className="text-muted">
                {' · '}
                <Time value={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[0.8125rem] text-muted">{label}</dt>
      <dd className="font-medium break-all">{children}</dd>
    </div>
  )
}
