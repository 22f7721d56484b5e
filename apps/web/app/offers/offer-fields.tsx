import type { Amount } from '../ui/amounts.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { leastSentence } from './least.ts'

/** A listing that takes offers. */
export interface Offered {
  id: string
  title: string
  price: Amount
  leastOfferPct: number
  stock: number
}

interface OfferFieldsProps {
  product: Offered
  /** The new offer's id: sent twice, it is one offer. */
  offerId: string
  refusal: FormRefusal | undefined
}

/** What a buyer says with an offer. */
export function OfferFields({ product, offerId, refusal }: OfferFieldsProps) {
  const { price, stock } = product
  const errors = refusal?.fields ?? {}
  return (
    <>
      <input type="hidden" name="id" value={offerId} />
      <Field
        name="amount"
        label={stock > 1 ? 'Your offer for one' : 'Your offer'}
        hint={`The seller asks ${formatMoney(price)}. ${leastSentence(product)}`}
        error={errors.amount}
        required
      >
        {(control) => (
          <MoneyInput
            {...control}
            currency={price.currency}
            defaultValue={refusal?.values.amount}
            outcome={(cents) => <Saved price={price} cents={cents} />}
          />
        )}
      </Field>
      {stock > 1 && (
        <Field name="quantity" label="How many" error={errors.quantity} required>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={Math.min(99, stock)}
              step={1}
              defaultValue={refusal?.values.quantity ?? '1'}
              className="w-28"
            />
          )}
        </Field>
      )}
      <Field name="note" label="A word to the seller" optional error={errors.note}>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            defaultValue={refusal?.values.note}
            placeholder="I could pick it up today."
          />
        )}
      </Field>
    </>
  )
}

function Saved({ price, cents }: { price: Amount; cents: number | null }) {
  if (cents === null || cents <= 0 || cents >= price.amount) return null
  const less = { ...price, amount: price.amount - cents }
  return (
    <span className="text-[0.8125rem] text-muted tabular-nums">
      {formatMoney(less)} less than asked ({Math.round((100 * less.amount) / price.amount)}%). No fee for you.
    </span>
  )
}
