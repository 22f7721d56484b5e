import type { OpeningTime } from '@banter/api/handoff/spots/contract'
import { Input } from '../ui/input.tsx'
import { WEEKDAYS } from './words.ts'

interface HoursFieldsProps {
  hours: OpeningTime[]
  /** What was typed, when it was refused. */
  values: Record<string, string> | undefined
}

/** Midnight at the end of a day is 00:00 to a browser. */
const shown = (time: string) => (time === '24:00' ? '00:00' : time)

/** From when to when somebody is there, a line for each day; a day with two windows has two. */
export function HoursFields({ hours, values }: HoursFieldsProps) {
  return (
    <fieldset id="hours" className="min-w-0">
      <legend className="mb-1 font-medium">Hours</legend>
      <p className="mb-2 text-[0.8125rem] text-muted">
        On the campus clock. A day without times is closed; without any times it is always open.
      </p>
      <div className="grid gap-2">
        {WEEKDAYS.flatMap((name, i) => {
          const windows = hours.filter(({ day }) => day === i + 1)
          return (windows.length ? windows : [null]).map((window, n) => {
            const key = `${i + 1}-${n}`
            const field = (edge: 'from' | 'to') => (
              <Input
                type="time"
                name={`${edge}-${key}`}
                aria-label={`${name}, ${edge}`}
                defaultValue={values?.[`${edge}-${key}`] ?? (window ? shown(window[edge]) : '')}
                className="min-w-0"
              />
            )
            return (
              <div
                key={key}
                className="grid grid-cols-2 items-center gap-x-2 gap-y-1 sm:grid-cols-[6rem_1fr_1fr]"
              >
                <span className="col-span-2 sm:col-span-1">{name}</span>
                {field('from')}
                {field('to')}
              </div>
            )
          })
        })}
      </div>
    </fieldset>
  )
}
