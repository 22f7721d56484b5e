import type { Order } from '@banter/api/orders/contract'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { type PriceLine, PriceLines } from '../ui/price-lines.tsx'

const PAID_WITH = { card: 'Card', wallet: 'Wallet', in_person: 'In person' }

/** How the amount came about: for the buyer what they pay, for the seller what they get. */
export function OrderPrices({ order }: { order: Order }) {
  const items = order.items.map(({ title, quantity, unitPrice, lineTotal }) => ({
    label: title,
    value: lineTotal,
    ...(quantity > 1 && { note: `${quantity} × ${formatMoney(unitPrice)}` }),
  }))
  return (
    <Card title="Price">
      <PriceLines
        lines={items}
        total={{ label: 'Total', value: order.total, note: `${PAID_WITH[order.method]} · no fee for buyers` }}
      />
      {order.sellerNet && (
        <PriceLines
          className="mt-5 rounded-md bg-sunken/60 p-3"
          lines={costs(order)}
          total={{ label: order.role === 'seller' ? 'You get' : 'Seller gets', value: order.sellerNet }}
        />
      )}
      {order.refunded.amount > 0 && (
        <p className="mt-3 text-muted">{formatMoney(order.refunded)} was given back to the buyer.</p>
      )}
    </Card>
  )
}

function costs({ fee, feeCapped, processing }: Order): PriceLine[] {
  const minus = (value: NonNullable<Order['fee']>) => ({ ...value, amount: -value.amount })
  return [
    ...(fee
      ? [{ label: 'Banter fee', value: minus(fee), note: feeCapped ? 'Never more than $5' : '2%' }]
      : []),
    ...(processing?.amount ? [{ label: 'Card processing', value: minus(processing), note: 'At cost' }] : []),
  ]
}
