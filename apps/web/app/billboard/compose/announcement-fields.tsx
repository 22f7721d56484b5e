import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/select.tsx'

const DAYS = [
  { value: '1', label: 'One day' },
  { value: '3', label: 'Three days' },
  { value: '7', label: 'One week' },
  { value: '30', label: 'One month' },
]

/** How long an announcement stays on top, and whether readers say that they have read it. */
export function AnnouncementFields() {
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-2">
      <legend className="sr-only">Announcement</legend>
      <input type="hidden" name="announcement" value="1" />
      <Field name="expires" label="Shown on top for">
        {(control) => <Select {...control} options={DAYS} defaultValue="7" />}
      </Field>
      <Checkbox
        name="acknowledge"
        value="1"
        label="Ask for “I have read this”"
        hint="You see how many have."
        className="self-end"
      />
    </fieldset>
  )
}
