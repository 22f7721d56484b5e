import type { Receipt } from '@banter/api/orders/receipts/contract'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { PriceLines } from '../ui/price-lines.tsx'
import { Time } from '../ui/time.tsx'

/** A receipt as it is read and printed. */
export function ReceiptSheet({ receipt }: { receipt: Receipt }) {
  const { reference, role, buyer, seller, paidAt, completedAt, school } = receipt
  const parties = role === 'buyer' ? [buyer, seller] : [seller, buyer]
  return (
    <Card>
      <div className="grid gap-5">
        <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1.5">
          <Fact label="Campus">{school}</Fact>
          <Fact label="Order">{reference}</Fact>
          <Fact label={role === 'buyer' ? 'Bought by' : 'Sold by'}>{parties[0]}</Fact>
          <Fact label={role === 'buyer' ? 'Sold by' : 'Bought by'}>{parties[1]}</Fact>
          {paidAt && (
            <Fact label="Paid">
              <Time value={paidAt} />
            </Fact>
          )}
          {completedAt && (
            <Fact label="Completed">
              <Time value={completedAt} />
            </Fact>
          )}
        </dl>
        <PriceLines
          className="border-t border-line pt-4"
          lines={receipt.items.map(({ title, quantity, unitPrice, lineTotal }) => ({
            label: title,
            value: lineTotal,
            ...(quantity > 1 && { note: `${quantity} × ${formatMoney(unitPrice)}` }),
          }))}
        />
        <PriceLines
          className="border-t border-line pt-4"
          lines={receipt.sums.map(({ label, amount }) => ({ label, value: amount }))}
          total={{ label: receipt.total.label, value: receipt.total.amount }}
        />
        <p className="text-muted">{receipt.note}</p>
      </div>
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="font-medium break-words">{children}</dd>
    </>
  )
}
