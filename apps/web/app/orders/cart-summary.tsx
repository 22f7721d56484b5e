import type { Cart } from '@banter/api/marketplace/contract'
import type { Wallet } from '@banter/api/payments/contract'
import { IconCreditCard, IconShieldCheck, IconWallet } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { PriceLines } from '../ui/price-lines.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { bySeller, wantedOf } from './cart-groups.ts'

interface CartSummaryProps {
  cart: Cart
  balance: Wallet['balance']
  attempt: string
}

/** What it comes to, seller by seller, and the two ways to pay. */
export function CartSummary({ cart, balance, attempt }: CartSummaryProps) {
  const wanted = wantedOf(cart)
  const short = cart.total.amount - balance.amount
  const groups = bySeller(cart).filter(({ total }) => total.amount > 0)
  return (
    <Card title="Summary" className="lg:sticky lg:top-20">
      <PriceLines
        lines={groups.map(({ seller, total }) => ({ label: `Order from ${seller.name}`, value: total }))}
        total={{ label: 'Total', value: cart.total, note: 'No fee for buyers.' }}
      />
      {groups.length > 1 && (
        <p className="mt-3 text-[0.8125rem] text-muted">
          You pay once. It becomes {groups.length} orders, one per seller, each with its own handoff.
        </p>
      )}
      {wanted.length > 0 && (
        <Form method="post" className="mt-5 grid gap-4">
          <input type="hidden" name="attempt" value={attempt} />
          <input type="hidden" name="shown" value={`${cart.total.amount} ${cart.total.currency}`} />
          {wanted.map((line) => (
            <input key={line} type="hidden" name="item" value={line} />
          ))}
          <RadioCards
            name="method"
            legend="Pay with"
            defaultValue="card"
            options={[
              {
                value: 'card',
                title: 'Card',
                detail: 'On a secure page, then back here',
                icon: <IconCreditCard aria-hidden />,
              },
              {
                value: 'wallet',
                title: 'Wallet',
                detail:
                  short > 0
                    ? `You have ${formatMoney(balance)}: ${formatMoney({ ...balance, amount: short })} short`
                    : `${formatMoney(balance)} available`,
                icon: <IconWallet aria-hidden />,
                disabled: short > 0,
              },
            ]}
          />
          <SubmitButton intent="checkout" size="lg" wide>
            Pay {formatMoney(cart.total)}
          </SubmitButton>
          <p className="flex items-start gap-2 text-[0.8125rem] text-muted">
            <IconShieldCheck aria-hidden className="mt-px size-4.5 shrink-0 text-positive-text" />
            Reserved for you for 15 minutes, and held until you have everything in your hands.
          </p>
        </Form>
      )}
    </Card>
  )
}
