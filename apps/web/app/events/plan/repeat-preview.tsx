import { cx } from '../../ui/cx.ts'
import { TONES } from '../../ui/tones.ts'
import { type Day, dayWords } from '../calendar/days.ts'
import { datesOf, MOST_DATES, type Rule, ruleWords } from './recurrence.ts'

const SHOWN = 8

/** The rule read back, and the dates that it makes. */
export function RepeatPreview({ first, rule }: { first: Day; rule: Rule }) {
  const dates = datesOf(first, rule)
  const wrong =
    dates.length > MOST_DATES
      ? `That makes more than ${MOST_DATES} dates. End it earlier.`
      : dates.length < 2
        ? 'That makes a single date. End it later.'
        : null
  return (
    <div aria-live="polite" className={cx('rounded-md px-4 py-3', wrong ? TONES.caution : TONES.accent)}>
      <p className="font-medium">{wrong ?? `${ruleWords(first, rule)}.`}</p>
      {!wrong && (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {dates.slice(0, SHOWN).map((date) => (
            <li key={date} className="rounded-full bg-surface px-2.5 py-0.5 text-xs font-medium text-ink">
              {dayWords(date, { weekday: 'short', month: 'short', day: 'numeric' })}
            </li>
          ))}
          {dates.length > SHOWN && (
            <li className="py-0.5 text-xs font-medium">and {dates.length - SHOWN} more</li>
          )}
        </ul>
      )}
    </div>
  )
}
