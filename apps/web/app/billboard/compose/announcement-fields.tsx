import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'

const DAYS = [
  { value: '1', label: 'One day' },
  { value: '3', label: 'Three days' },
  { value: '7', label: 'One week' },
  { value: '30', label: 'One month' },
]

/** How long an announcement stays on top, whether readers say that they have read it, and whether it waits for a time. */
export function AnnouncementFields({ errors }: { errors: Record<string, string> | undefined }) {
  return (
    <fieldset className="grid gap-3 rounded-md border border-line p-3 sm:grid-cols-2">
      <legend className="sr-only">Announcement</legend>
      <input type="hidden" name="announcement" value="1" />
      <ExpiresField days="7" />
      <PublishField shown="" error={errors?.publishAt} />
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

/** For how many days; any number that it has already is among them. */
export function ExpiresField({ days }: { days: string }) {
  const other = DAYS.some(({ value }) => value === days)
    ? []
    : [{ value: days, label: days === '0' ? 'No end' : `${days} days` }]
  return (
    <Field name="expires" label="Shown on top for">
      {(control) => <Select {...control} options={[...DAYS, ...other]} defaultValue={days} />}
    </Field>
  )
}

interface PublishFieldProps {
  /** On the clock of the campus. */
  shown: string
  error: string | undefined
  required?: boolean
}

/** The time it waits for. */
export function PublishField({ shown, error, required }: PublishFieldProps) {
  return (
    <Field
      name="publishAt"
      label="Publish at"
      optional={!required}
      required={required}
      error={error}
      hint={
        required
          ? 'On the clock of the campus.'
          : 'On the clock of the campus; at once when empty. Until then it is among your drafts.'
      }
    >
      {(control) => <Input {...control} type="datetime-local" defaultValue={shown} />}
    </Field>
  )
}
