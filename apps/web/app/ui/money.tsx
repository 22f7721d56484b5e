import { type Amount, formatMoney } from './amounts.ts'
import { cx } from './cx.ts'

interface MoneyProps {
  value: Amount
  /** Writes a plus before what comes in, for ledgers. */
  signed?: boolean
  className?: string
}

export function Money({ value, signed, className }: MoneyProps) {
  const plus = signed && value.amount > 0
  return (
    <span className={cx('whitespace-nowrap tabular-nums', plus && 'text-positive-text', className)}>
      {plus && '+'}
      {formatMoney(value)}
    </span>
  )
}
