import type { Cart } from '@banter/api/marketplace/cart/contract'
import type { Wallet } from '@banter/api/payments/contract'
import { IconShieldCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { PriceLines } from '../ui/price-lines.tsx'
import { type RadioCard, RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { bySeller, repriced, wantedOf } from './cart-groups.ts'
import { firstWay, promiseOf, waysToPay } from './ways-to-pay.tsx'

interface CartSummaryProps {
  cart: Cart
  balance: Wallet['balance']
  attempt: string
}

/** What it comes to, seller by seller, and the ways to pay. */
export function CartSummary({ cart, balance, attempt }: CartSummaryProps) {
  const ways = waysToPay(cart, balance)
  const [chosen, setMethod] = useState<string>()
  const method = chosen ?? firstWay(ways)
  const groups = bySeller(cart).filter(({ total }) => total.amount > 0)
  const surcharge = method === 'card' ? cart.surcharge.amount : 0
  const total = { ...cart.total, amount: cart.total.amount + surcharge }
  const lines = groups.map((group) => ({ label: `Order from ${group.seller.name}`, value: group.total }))
  const processing = {
    label: 'Card processing',
    value: cart.surcharge,
    note: 'At cost; none from your wallet',
  }
  return (
    <Card title="Summary" className="lg:sticky lg:top-20">
      <PriceLines
        lines={surcharge > 0 ? [...lines, processing] : lines}
        total={{ label: 'Total', value: total, note: 'No fee for buyers.' }}
      />
      {groups.length > 1 && (
        <p className="mt-3 text-[0.8125rem] text-muted">
          You pay once. It becomes {groups.length} orders, one per seller, each with its own handoff.
        </p>
      )}
      <Payment cart={cart} attempt={attempt} ways={ways} method={method} onMethod={setMethod}>
        {method === 'in_person' ? 'Order' : 'Pay'} {formatMoney(total)}
      </Payment>
    </Card>
  )
}

interface PaymentProps extends Omit<CartSummaryProps, 'balance'> {
  ways: RadioCard[]
  method: string
  onMethod: (method: string) => void
  children: ReactNode
}

function Payment({ cart, attempt, ways, method, onMethod, children }: PaymentProps) {
  const wanted = wantedOf(cart)
  if (wanted.length === 0) return null
  const unseen = repriced(cart).length > 0
  return (
    <Form method="post" className="mt-5 grid gap-4">
      <input type="hidden" name="attempt" value={attempt} />
      <input type="hidden" name="shown" value={`${cart.total.amount} ${cart.total.currency}`} />
      {wanted.map((line) => (
        <input key={line} type="hidden" name="item" value={line} />
      ))}
      <RadioCards
        name="method"
        legend="Pay with"
        defaultValue={firstWay(ways)}
        options={ways}
        onChange={onMethod}
      />
      <SubmitButton intent="checkout" size="lg" wide disabled={unseen}>
        {children}
      </SubmitButton>
      {unseen && <p className="text-[0.8125rem] text-muted">Please accept the new prices first.</p>}
      <p className="flex items-start gap-2 text-[0.8125rem] text-muted">
        <IconShieldCheck aria-hidden className="mt-px size-4.5 shrink-0 text-positive-text" />
        {promiseOf(method)}
      </p>
    </Form>
  )
}
