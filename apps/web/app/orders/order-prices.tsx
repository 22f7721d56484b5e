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
        lines={order.role === 'buyer' && order.surcharge.amount > 0 ? [...items, processingOf(order)] : items}
        total={{ label: 'Total', value: order.total, note: paidWith(order) }}
      />
      {order.sellerNet && (
        <PriceLines
          className="mt-5 rounded-md bg-sunken/60 p-3"
          lines={costs(order)}
          total={{ label: order.role === 'seller' ? 'You get' : 'Seller gets', value: order.sellerNet }}
        />
      )}
      {order.refunded.amount > 0 && (
        <p className="mt-3 text-muted">
          {formatMoney(order.refunded)} was given back to the buyer
          {order.feeRefunded?.amount ? `, with ${formatMoney(order.feeRefunded)} of the Banter fee` : ''}.
        </p>
      )}
    </Card>
  )
}

/** Only a buyer pays it: to the others it is no part of the price. */
const processingOf = ({ surcharge }: Order): PriceLine => ({
  label: 'Card processing',
  value: surcharge,
  note: 'At cost',
})

const paidWith = ({ method }: Order) =>
  method === 'in_person' ? 'Paid in person · no fee' : `${PAID_WITH[method]} · no fee for buyers`

function costs({ fee, feeCapped, feeRefunded, processing, refunded }: Order): PriceLine[] {
  const minus = (value: NonNullable<Order['fee']>) => ({ ...value, amount: -value.amount })
  const back = feeRefunded?.amount ?? 0
  return [
    ...(refunded.amount > 0 ? [{ label: 'Given back', value: minus(refunded) }] : []),
    ...(fee
      ? [
          {
            label: 'Banter fee',
            value: { ...fee, amount: back - fee.amount },
            note: feeCapped ? 'Never more than $5' : '2%',
          },
        ]
      : []),
    ...(processing?.amount ? [{ label: 'Card processing', value: minus(processing), note: 'At cost' }] : []),
  ]
}
