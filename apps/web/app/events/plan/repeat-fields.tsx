import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { dayWords, isDay } from '../calendar/days.ts'
import type { FieldsProps } from './basic-fields.tsx'
import { ruleOf, type Values } from './form-values.ts'
import { ruleWords, WEEKDAYS } from './recurrence.ts'
import { RepeatPreview } from './repeat-preview.tsx'

/** How often it happens, in plain words, with the dates that come of it. */
export function RepeatFields({ start, sketch, errors }: FieldsProps & { sketch: Values }) {
  const hydrated = useHydrated()
  const typed = sketch.startsAt?.slice(0, 10) ?? ''
  const first = isDay(typed) ? typed : ''
  const repeat = sketch.repeat ?? 'none'
  const rule = ruleOf(sketch)
  const repeats = !hydrated || repeat !== 'none'
  return (
    <div className="grid gap-4">
      <Field name="repeat" label="How often" className="sm:max-w-80">
        {(control) => <Select {...control} defaultValue={start.repeat} options={choicesFrom(first)} />}
      </Field>
      {repeats && (
        <>
          <div className="flex flex-wrap gap-4">
            <Field
              name="interval"
              label={`Every … ${unitOf(repeat)}`}
              className="w-32"
              error={errors.interval}
            >
              {(control) => (
                <Input {...control} type="number" min={1} max={12} defaultValue={start.interval ?? '1'} />
              )}
            </Field>
          </div>
          {(!hydrated || repeat === 'weekly') && <Weekdays start={start} first={first} />}
          <Ends start={start} errors={errors} />
          {hydrated && rule && first && <RepeatPreview first={first} rule={rule} />}
        </>
      )}
    </div>
  )
}

const unitOf = (repeat: string) =>
  ({ daily: 'days', weekly: 'weeks', monthly_day: 'months', monthly_weekday: 'months' })[repeat] ?? 'times'

function choicesFrom(first: string) {
  const words = (frequency: 'monthly_day' | 'monthly_weekday') =>
    first ? ruleWords(first, { frequency, interval: 1 }) : 'Every month'
  return [
    { value: 'none', label: 'It happens once' },
    { value: 'daily', label: 'Every day' },
    {
      value: 'weekly',
      label: first ? `Every week, as on ${dayWords(first, { weekday: 'long' })}` : 'Every week',
    },
    { value: 'monthly_day', label: words('monthly_day') },
    { value: 'monthly_weekday', label: words('monthly_weekday') },
  ]
}

function Weekdays({ start, first }: { start: Values; first: string }) {
  const own = first ? dayWords(first, { weekday: 'long' }) : ''
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">On these days</legend>
      <div className="flex flex-wrap gap-1.5">
        {WEEKDAYS.slice(1).map((name, i) => (
          <label
            key={name}
            className="rounded-full border border-line-strong px-3 py-1.5 text-[0.8125rem] font-medium has-checked:border-accent-text has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          >
            <input
              type="checkbox"
              name={`weekday${i + 1}`}
              defaultChecked={Boolean(start[`weekday${i + 1}`])}
              className="sr-only"
            />
            <span aria-hidden>{name.slice(0, 3)}</span>
            <span className="sr-only">{name}</span>
          </label>
        ))}
      </div>
      {own && <p className="mt-1.5 text-[0.8125rem] text-muted">None chosen: every {own}.</p>}
    </fieldset>
  )
}

function Ends({ start, errors }: FieldsProps) {
  const radio = (value: string) => (
    <input
      type="radio"
      name="ends"
      id={`ends-${value}`}
      value={value}
      defaultChecked={(start.ends ?? 'count') === value}
      className="size-4 accent-accent"
    />
  )
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 font-medium">It ends</legend>
      <div className="flex items-center gap-2.5">
        {radio('count')}
        <label htmlFor="ends-count">after</label>
        <Input
          type="number"
          id="count"
          name="count"
          min={2}
          max={100}
          defaultValue={start.count ?? '6'}
          aria-label="How many times"
          aria-invalid={errors.count ? true : undefined}
          className="w-20"
        />
        <span>times</span>
      </div>
      <div className="flex items-center gap-2.5">
        {radio('until')}
        <label htmlFor="ends-until" className="shrink-0">
          on
        </label>
        <Input
          type="date"
          id="until"
          name="until"
          defaultValue={start.until}
          aria-label="Until which day"
          aria-invalid={errors.until ? true : undefined}
          className="w-44"
        />
      </div>
      {(errors.count ?? errors.until) && (
        <p className="text-[0.8125rem] font-medium text-danger-text">{errors.count ?? errors.until}</p>
      )}
    </fieldset>
  )
}
