import type { ReactNode } from 'react'
import type { Amount } from './amounts.ts'
import { cx } from './cx.ts'
import { Money } from './money.tsx'

export interface PriceLine {
  label: ReactNode
  value: Amount
  /** Small print under the label: how the amount came about. */
  note?: ReactNode
}

/** How a sum comes about, line by line, the total below a rule. */
export function PriceLines({
  lines,
  total,
  className,
}: {
  lines: PriceLine[]
  total?: PriceLine
  className?: string
}) {
  return (
    <dl className={cx('grid gap-2', className)}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity and are never reordered
        <Line key={at} line={line} />
      ))}
      {total && <Line line={total} className="mt-1 border-t border-line pt-3 text-base font-semibold" />}
    </dl>
  )
}

function Line({ line, className }: { line: PriceLine; className?: string }) {
  return (
    <div className={cx('flex items-baseline justify-between gap-4', className)}>
      <dt>
        {line.label}
        {line.note && <span className="block text-xs font-normal text-muted">{line.note}</span>}
      </dt>
      <dd>
        <Money value={line.value} />
      </dd>
    </div>
  )
}
