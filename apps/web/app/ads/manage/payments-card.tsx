import type { Campaign } from '@banter/api/ads/campaigns/contract'
import type { AdPayment } from '@banter/api/ads/payment/contract'
import { Form, Link } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Money } from '../../ui/money.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { Time } from '../../ui/time.tsx'
import { daysWords, PLACEMENTS } from './words.ts'

interface PaymentsCardProps {
  campaign: Campaign
  payments: AdPayment[]
  attempt: string
  refusal: FormRefusal | undefined
}

/** What was paid and given back, with its receipts, and how to pay for more. */
export function PaymentsCard({ campaign, payments, attempt, refusal }: PaymentsCardProps) {
  const { paid, spent, refunded, left, may } = campaign
  const receipts = payments.filter(({ state }) => state === 'paid')
  return (
    <Card title="Money">
      <div className="grid gap-5">
        <dl className="grid gap-1.5">
          <Line label="Paid" money={paid} />
          <Line label="Spent" money={spent} />
          {refunded.amount > 0 && <Line label="Given back" money={refunded} />}
          <Line label="Left" money={left} strong />
        </dl>
        {receipts.length > 0 && (
          <ul aria-label="Receipts" className="grid gap-1.5 border-t border-line pt-4">
            {receipts.map(({ id, number, amount, paidAt }) => (
              <li key={id} className="flex flex-wrap justify-between gap-x-3">
                <Link
                  to={`/admin/ads/${campaign.id}/receipt/${id}`}
                  className="font-medium text-accent-text hover:underline"
                >
                  {number}
                </Link>
                <span className="text-muted">
                  <Money value={amount} />
                  {paidAt && (
                    <>
                      , <Time value={paidAt} />
                    </>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
        {may.topUp && <Raise campaign={campaign} attempt={attempt} refusal={refusal} />}
      </div>
    </Card>
  )
}

function Line({ label, money, strong }: { label: string; money: Campaign['paid']; strong?: boolean }) {
  return (
    <div className={strong ? 'flex justify-between gap-3 font-semibold' : 'flex justify-between gap-3'}>
      <dt className={strong ? undefined : 'text-muted'}>{label}</dt>
      <dd>
        <Money value={money} />
      </dd>
    </div>
  )
}

function Raise({ campaign, attempt, refusal }: Omit<PaymentsCardProps, 'payments'>) {
  const places = campaign.flights.filter(({ kind }) => kind === 'cpm' || kind === 'cpc')
  return (
    <Form method="post" className="grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="attempt" value={attempt} />
      <p className="font-medium">Raise the budget</p>
      <Field name="flight" label="Where">
        {(control) => (
          <Select
            {...control}
            options={places.map(({ id, placement, from, to }) => ({
              value: id,
              label: `${PLACEMENTS[placement].name}, ${daysWords(from, to)}`,
            }))}
          />
        )}
      </Field>
      <Field name="amount" label="By" error={refusal?.fields.amount}>
        {(control) => (
          <MoneyInput
            {...control}
            currency={campaign.paid.currency}
            defaultValue={refusal?.values.amount ?? '25.00'}
          />
        )}
      </Field>
      <SubmitButton intent="top-up" variant="secondary">
        Pay by card
      </SubmitButton>
    </Form>
  )
}
