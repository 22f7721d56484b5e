import type { Statement, StatementLine } from '@banter/api/orders/statements/contract'
import { Link } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Money } from '../ui/money.tsx'
import { PriceLines } from '../ui/price-lines.tsx'

const KINDS: Record<StatementLine['kind'], string> = {
  sale: 'Sale',
  sale_refunded: 'Given back to a buyer',
  purchase: 'Purchase',
  refund: 'Refund',
  top_up: 'Top-up',
  pay_out: 'Pay-out',
  other: 'Other',
}

/** How the sales of a period come to what arrived in the wallet. */
export function SalesTotals({ statement }: { statement: Statement }) {
  const { sales, opening, closing } = statement
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <Card title={sales.count === 1 ? '1 sale' : `${sales.count} sales`}>
        <PriceLines
          lines={[
            { label: 'Prices, less what was given back', value: sales.gross },
            { label: 'Banter fees', value: sales.fee },
            ...(sales.processing.amount
              ? [{ label: 'Card processing', value: sales.processing, note: 'At cost' }]
              : []),
            ...(sales.keptBack.amount ? [{ label: 'Kept back for refunds', value: sales.keptBack }] : []),
          ]}
          total={{ label: 'Yours', value: sales.net }}
        />
      </Card>
      <Card title="Wallet">
        <PriceLines
          lines={[
            { label: 'At the beginning', value: opening },
            { label: 'Change', value: { ...closing, amount: closing.amount - opening.amount } },
          ]}
          total={{ label: 'At the end', value: closing }}
        />
      </Card>
    </div>
  )
}

/** Every movement of a period. */
export function StatementTable({ lines }: { lines: StatementLine[] }) {
  return (
    <Card flush title="Every movement">
      <ul aria-label="Movements" className="divide-y divide-line">
        {lines.map((line) => (
          <li key={line.id} className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-0.5 px-4 py-3 sm:px-5">
            <p className="min-w-0 font-medium break-words">
              {line.orderId ? (
                <Link
                  to={`/orders/${line.orderId}`}
                  className="rounded-sm hover:text-accent-text hover:underline"
                >
                  {line.title}
                </Link>
              ) : (
                line.title
              )}
            </p>
            <p className="text-right font-semibold">
              <Money value={line.net} />
            </p>
            <p className="col-span-2 text-[0.8125rem] text-muted">
              {[line.at.slice(0, 10), KINDS[line.kind], line.reference].filter(Boolean).join(' · ')}
              {line.fee.amount !== 0 && (
                <>
                  {' · price '}
                  <Money value={line.gross} />
                  {', fee '}
                  <Money value={line.fee} />
                </>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
