import type { Plan, Subscription } from '@banter/api/subscriptions/contract'
import { IconCheck } from '@tabler/icons-react'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { intervalName, linesOf, usageWords } from './words.ts'

/** What can be chosen, side by side; each choice leads to a page that says what it costs. */
export function PlanCards({ plans, subscription }: { plans: Plan[]; subscription: Subscription }) {
  return (
    <section aria-labelledby="plans">
      <h2 id="plans" className="mb-3 text-lg font-semibold">
        Plans
      </h2>
      <ul className="grid gap-4 xl:grid-cols-3">
        {plans.map((plan) => (
          <li key={plan.key} className="contents">
            <PlanCard plan={plan} subscription={subscription} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PlanCard({ plan, subscription }: { plan: Plan; subscription: Subscription }) {
  const current = subscription.subscribed && subscription.plan === plan.key
  return (
    <Card
      as="div"
      className="flex flex-col"
      title={plan.name}
      action={
        current ? (
          <Badge tone="positive">Yours</Badge>
        ) : (
          plan.fits && <Badge tone="accent">For your size</Badge>
        )
      }
    >
      <p className="text-muted">
        {plan.enrolment === null
          ? 'For more students than that.'
          : `For up to ${plan.enrolment.toLocaleString('en-US')} students.`}
      </p>
      <ul className="mt-3 grid gap-1.5">
        {linesOf(plan).map((line) => (
          <li key={line} className="flex items-start gap-2">
            <IconCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-positive-text" />
            {line}
          </li>
        ))}
      </ul>
      {plan.over.length > 0 && (
        <p className="mt-3 text-danger-text">
          You use more than it has room for:{' '}
          {plan.over
            .map((used) => `${usageWords(used).label.toLowerCase()}, ${usageWords(used).text}`)
            .join('; ')}
          .
        </p>
      )}
      <div className="mt-4 grid gap-2">
        {(['month', 'year'] as const).map((interval) => (
          <Choice key={interval} plan={plan} interval={interval} subscription={subscription} />
        ))}
      </div>
    </Card>
  )
}

function Choice({
  plan,
  interval,
  subscription,
}: {
  plan: Plan
  interval: 'month' | 'year'
  subscription: Subscription
}) {
  const price = formatMoney(plan[interval])
  const chosen =
    subscription.subscribed && subscription.plan === plan.key && subscription.interval === interval
  if (chosen)
    return (
      <p className="rounded-md bg-sunken px-3 py-2 text-center font-medium">
        {price} {intervalName[interval]}: yours
      </p>
    )
  return (
    <LinkButton to={`/admin/billing/change?plan=${plan.key}&interval=${interval}`} wide>
      {plan.name}, {intervalName[interval]}: {price}
    </LinkButton>
  )
}
