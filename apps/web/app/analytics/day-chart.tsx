import { cx } from '../ui/cx.ts'
import { dayName, scaleOf } from './days.ts'

interface DayChartProps {
  title: string
  /** Oldest first; a day is a date in UTC. */
  days: { day: string; value: number }[]
}

/** One bar per day. Seen as bars, read out as a table; the numbers are the same. */
export function DayChart({ title, days }: DayChartProps) {
  const top = scaleOf(days.map(({ value }) => value))
  const total = days.reduce((sum, { value }) => sum + value, 0)
  return (
    <figure className="min-w-0">
      <figcaption className="flex items-baseline justify-between gap-2">
        <span className="font-medium">{title}</span>
        <span className="text-muted tabular-nums">{total} in 14 days</span>
      </figcaption>
      <p aria-hidden className="mt-2 flex items-center gap-2 text-2xs text-muted tabular-nums">
        {top}
        <span className="flex-1 border-t border-dashed border-line" />
      </p>
      <div aria-hidden className="relative flex h-24 items-stretch gap-1 border-b border-line-strong/60">
        {total === 0 && (
          <span className="absolute inset-0 grid place-items-center text-xs text-muted">None yet</span>
        )}
        {days.map(({ day, value }, at) => (
          <span key={day} title={`${dayName(day)}: ${value}`} className="group flex flex-1 items-end">
            <span
              style={{ height: `${(value / top) * 100}%` }}
              className={cx(
                'block w-full rounded-t-xs bg-accent/60 group-hover:bg-accent',
                value > 0 && 'min-h-1',
                at === days.length - 1 && 'bg-accent',
              )}
            />
          </span>
        ))}
      </div>
      <p aria-hidden className="mt-1.5 flex justify-between text-2xs text-muted">
        <span>{dayName(days[0]?.day)}</span>
        <span>Today</span>
      </p>
      <table className="sr-only">
        <caption>{title} per day</caption>
        <tbody>
          {days.map(({ day, value }) => (
            <tr key={day}>
              <th scope="row">{dayName(day)}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
