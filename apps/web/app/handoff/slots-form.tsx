import type { Slot } from '@banter/api/handoff/slots/contract'
import type { Spot } from '@banter/api/handoff/spots/contract'
import { Form } from '../router.ts'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { dayOptions, hoursWords } from './words.ts'

const BLANK_LINES = 2

interface SlotsFormProps {
  slots: Slot[]
  spots: Spot[]
  refusal: FormRefusal | undefined
}

/** A line for each time of the week, and some for more: without scripts too. */
export function SlotsForm({ slots, spots, refusal }: SlotsFormProps) {
  const lines = Math.max(slots.length + BLANK_LINES, Number(refusal?.values.lines) || 0)
  return (
    <Form method="post" className="grid gap-4">
      <input type="hidden" name="lines" value={lines} />
      {Array.from({ length: lines }, (_, line) => line).map((line) => (
        <SlotLine key={line} line={line} slot={slots[line]} spots={spots} refusal={refusal} />
      ))}
      <p className="text-[0.8125rem] text-muted">
        A line without a place is left out. After saving there are empty lines again.
      </p>
      <div className="flex justify-end">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  )
}

interface SlotLineProps {
  line: number
  slot: Slot | undefined
  spots: Spot[]
  refusal: FormRefusal | undefined
}

function SlotLine({ line, slot, spots, refusal }: SlotLineProps) {
  const typed = (name: string, saved: string | undefined) => refusal?.values[`${name}-${line}`] ?? saved
  const time = (name: 'from' | 'to', label: string) => (
    <Field name={`${name}-${line}`} label={label} className="min-w-0">
      {(control) => (
        <Input
          {...control}
          type="time"
          step={1800}
          defaultValue={typed(name, slot?.[name].replace('24:00', '00:00'))}
        />
      )}
    </Field>
  )
  return (
    <fieldset className="grid min-w-0 grid-cols-2 gap-3 border-b border-line pb-4 sm:grid-cols-[2fr_1fr_1fr_1fr]">
      <legend className="sr-only">{slot ? `Time ${line + 1}` : 'Another time'}</legend>
      <Field
        name={`spot-${line}`}
        label="Place"
        error={refusal?.fields[`spot-${line}`]}
        className="col-span-2 min-w-0 sm:col-span-1"
      >
        {(control) => (
          <Select
            {...control}
            blank={slot ? 'Leave out' : 'Please choose'}
            options={spots.map(({ id, name, hours }) => ({
              value: id,
              label: `${name} (${hoursWords(hours)})`,
            }))}
            defaultValue={typed('spot', slot?.spotId)}
          />
        )}
      </Field>
      <Field name={`day-${line}`} label="Day" className="col-span-2 sm:col-span-1">
        {(control) => (
          <Select {...control} options={dayOptions} defaultValue={typed('day', slot && String(slot.day))} />
        )}
      </Field>
      {time('from', 'From')}
      {time('to', 'To')}
    </fieldset>
  )
}
