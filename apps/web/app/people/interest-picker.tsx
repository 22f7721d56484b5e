import { MOST_INTERESTS } from '@banter/api/people/contract'
import { cx } from '../ui/cx.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { INTERESTS } from './words.ts'

interface InterestPickerProps {
  legend: string
  chosen: readonly string[]
  /** What was typed beside the chips, when the form was refused. */
  typed?: string | undefined
  error?: string | undefined
}

const CHIP =
  'inline-flex h-9 cursor-pointer items-center rounded-full border border-line bg-surface px-3.5 font-medium transition-colors hover:border-line-strong has-checked:border-accent-text has-checked:bg-accent-soft has-checked:text-accent-text has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text'

/** Interests as chips to tick, and a line for all others. */
export function InterestPicker({ legend, chosen, typed, error }: InterestPickerProps) {
  const own = chosen.filter((interest) => !INTERESTS.includes(interest))
  return (
    <fieldset id="interests">
      <legend className="mb-2 font-medium">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {[...own, ...INTERESTS].map((interest) => (
          <label key={interest} className={cx(CHIP)}>
            <input
              type="checkbox"
              name="interest"
              value={interest}
              defaultChecked={chosen.includes(interest)}
              className="sr-only"
            />
            {interest}
          </label>
        ))}
      </div>
      <Field
        name="otherInterests"
        label="Something else"
        hint={`Separate them by commas. Up to ${MOST_INTERESTS} interests in all.`}
        error={error}
        className="mt-4"
        optional
      >
        {(control) => (
          <Input
            {...control}
            maxLength={300}
            autoComplete="off"
            placeholder="beekeeping, salsa"
            defaultValue={typed}
          />
        )}
      </Field>
    </fieldset>
  )
}
