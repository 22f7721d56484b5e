import type { Offer } from '@banter/api/offers/contract'
import type { Wallet } from '@banter/api/payments/contract'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { firstWay, promiseOf, waysToPay } from '../orders/ways-to-pay.tsx'
import { Form } from '../router.ts'
import { type Amount, formatMoney } from '../ui/amounts.ts'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

interface PayBoxProps {
  offer: Offer
  /** What a card costs on top. */
  surcharge: Amount
  balance: Wallet['balance']
  attempt: string
}

/** Pays what was agreed on. */
export function PayBox({ offer: { total }, surcharge, balance, attempt }: PayBoxProps) {
  const ways = waysToPay({ total, surcharge }, balance)
  const [method, setMethod] = useState(firstWay(ways))
  const sum = { ...total, amount: total.amount + (method === 'card' ? surcharge.amount : 0) }
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="attempt" value={attempt} />
      <input type="hidden" name="shown" value={`${total.amount} ${total.currency}`} />
      <RadioCards
        name="method"
        legend="Pay with"
        defaultValue={firstWay(ways)}
        options={ways}
        onChange={setMethod}
      />
      <SubmitButton intent="pay" size="lg" wide>
        {method === 'in_person' ? 'Order' : 'Pay'} {formatMoney(sum)} now
      </SubmitButton>
      <p className="flex items-start gap-2 text-[0.8125rem] text-muted">
        <IconShieldCheck aria-hidden className="mt-px size-4.5 shrink-0 text-positive-text" />
        {promiseOf(method)}
      </p>
    </Form>
  )
}
