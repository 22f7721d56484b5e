import { csv } from '../../http/csv.ts'
import type { Statement, StatementLine } from './contract.ts'

const words: Record<StatementLine['kind'], string> = {
  sale: 'Sale',
  sale_refunded: 'Refund to a buyer',
  purchase: 'Purchase',
  refund: 'Refund',
  top_up: 'Top-up',
  pay_out: 'Pay-out',
  other: 'Other',
}

const head = [
  'Day (UTC)',
  'What',
  'Order',
  'Title',
  'Price',
  'Banter fee',
  'Card processing',
  'Kept back for refunds',
  'Change of the wallet',
  'Wallet',
]

/** A line of the table for each movement, with what was in the wallet after it. */
export function statementCsv({ opening, lines, sales }: Statement): string {
  let balance = opening.amount
  const rows = lines.map((line) => {
    balance += line.net.amount
    return [
      line.at.slice(0, 10),
      words[line.kind],
      line.reference ?? '',
      line.title,
      ...[line.gross, line.fee, line.processing, line.keptBack, line.net].map(decimal),
      balance / 100,
    ]
  })
  const all = [sales.gross, sales.fee, sales.processing, sales.keptBack, sales.net].map(decimal)
  return csv([head, ...rows, ['', `All sales (${sales.count})`, '', '', ...all, '']])
}

const decimal = ({ amount }: { amount: number }) => amount / 100
