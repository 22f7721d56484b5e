import type { Plan, Subscription } from '@banter/api/subscriptions/contract'
import { IconCreditCard, IconFileInvoice } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { dayOf, intervalName, perInterval } from './words.ts'

interface StartFormProps {
  plan: Plan
  interval: 'month' | 'year'
  subscription: Subscription
}

/** The first choice of a plan: what it costs from when, and how it is paid. */
export function StartForm({ plan, interval, subscription }: StartFormProps) {
  const price = plan[interval]
  const trial = subscription.state === 'trial'
  const invoices = plan.features.includes('purchase_orders')
  return (
    <Card title={`${plan.name}, ${intervalName[interval]}`}>
      <Form method="post" className="grid gap-5">
        <p className="text-lg font-semibold">
          {formatMoney(price)} {perInterval[interval]}
        </p>
        <p>
          {trial
            ? `Your trial ends on ${dayOf(subscription.trialEndsAt)}. What is left of it stays free when that is two days or more.`
            : 'It is paid from today, and everything works again at once.'}
        </p>
        <input type="hidden" name="plan" value={plan.key} />
        <input type="hidden" name="interval" value={interval} />
        <RadioCards
          name="payBy"
          legend="How do you want to pay?"
          defaultValue="card"
          options={[
            {
              value: 'card',
              title: 'By card',
              detail: 'On the next page, where a discount code can be typed too.',
              icon: <IconCreditCard aria-hidden />,
            },
            {
              value: 'invoice',
              title: 'By bank transfer',
              detail: invoices
                ? `An invoice with ${subscription.netDays || 30} days to pay, with your PO number on it.`
                : 'Comes with the Campus plan.',
              icon: <IconFileInvoice aria-hidden />,
              disabled: !invoices,
            },
          ]}
        />
        <div className="flex flex-wrap gap-2">
          <SubmitButton intent="start">Go on</SubmitButton>
          <LinkButton to="/admin/billing">Not now</LinkButton>
        </div>
      </Form>
    </Card>
  )
}
