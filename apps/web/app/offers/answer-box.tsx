import type { Offer } from '@banter/api/offers/contract'
import { YouGet } from '../marketplace/you-get.tsx'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

interface AnswerBoxProps {
  offer: Offer
  refusal: FormRefusal | undefined
}

/** What one can do with an offer now: whose turn it is answers, the other may take it back. */
export function AnswerBox({ offer, refusal }: AnswerBoxProps) {
  const { may, total, other, role } = offer
  return (
    <div className="grid gap-5">
      {(may.accept || may.decline) && (
        <div className="flex flex-wrap items-start gap-2">
          {may.accept && (
            <Form method="post">
              <SubmitButton intent="accept" size="lg">
                Accept {formatMoney(total)}
              </SubmitButton>
            </Form>
          )}
          {may.decline && (
            <Confirm
              label="Decline"
              size="lg"
              question={`Decline ${formatMoney(total)}?`}
              detail={
                role === 'seller'
                  ? `${other.name} is told, and it stays in the shop. To ask for more, send another price instead.`
                  : `${other.name} is told. You can still buy it for what it costs.`
              }
              deed="Decline"
              decline="Not now"
              intent="decline"
              danger
            />
          )}
        </div>
      )}
      {may.counter && <CounterForm offer={offer} refusal={refusal} />}
      {may.withdraw && (
        <div>
          <Confirm
            label="Take it back"
            variant="ghost"
            question="Take your offer back?"
            detail={`${other.name} is told. You have not paid anything.`}
            deed="Take it back"
            intent="withdraw"
            danger
          />
        </div>
      )}
    </div>
  )
}

function CounterForm({ offer, refusal }: AnswerBoxProps) {
  const { role, amount, quantity, product } = offer
  const seller = role === 'seller'
  const each = quantity > 1 ? ' for one' : ''
  const least = product.least.amount > 50 ? `, and from ${formatMoney(product.least)} on` : ''
  return (
    <Form method="post" className="grid gap-4 border-t border-line pt-5">
      <Field
        name="amount"
        label={seller ? `Or ask for more${each}` : `Or offer less${each}`}
        hint={
          seller
            ? `More than ${formatMoney(amount)}, at most ${formatMoney(product.price)}.`
            : `Less than ${formatMoney(amount)}${least}.`
        }
        error={refusal?.fields.amount}
        required
      >
        {(control) => (
          <MoneyInput
            {...control}
            currency={amount.currency}
            defaultValue={refusal?.values.amount}
            outcome={
              seller ? (cents) => <YouGet cents={cents === null ? null : cents * quantity} /> : undefined
            }
          />
        )}
      </Field>
      <Field name="note" label="A word with it" optional error={refusal?.fields.note}>
        {(control) => <Input {...control} maxLength={200} defaultValue={refusal?.values.note} />}
      </Field>
      <div>
        <SubmitButton intent="counter" variant="secondary">
          Send this price
        </SubmitButton>
      </div>
    </Form>
  )
}
