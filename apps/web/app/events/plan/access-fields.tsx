import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import type { Values } from './form-values.ts'

/** What lets more people come; said here, it stands on the event's page for everybody. */
export function AccessFields({ start }: { start: Values }) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-1 sm:grid-cols-3">
        <Checkbox
          name="stepFree"
          defaultChecked={Boolean(start.stepFree)}
          label="Step-free"
          hint="Reached without stairs"
        />
        <Checkbox
          name="captions"
          defaultChecked={Boolean(start.captions)}
          label="Captions"
          hint="What is said can be read"
        />
        <Checkbox
          name="quietRoom"
          defaultChecked={Boolean(start.quietRoom)}
          label="Quiet room"
          hint="A place to withdraw to"
        />
      </div>
      <Field
        name="accessNote"
        label="More about access"
        optional
        hint="Doors, seats, light, sound, assistance."
      >
        {(control) => <Textarea {...control} rows={2} maxLength={500} defaultValue={start.accessNote} />}
      </Field>
      <Field name="accessContact" label="Whom to ask about access" optional>
        {(control) => (
          <Input
            {...control}
            maxLength={200}
            placeholder="A name and an e-mail address"
            defaultValue={start.accessContact}
          />
        )}
      </Field>
    </div>
  )
}
