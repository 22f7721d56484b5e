import type { AdminSpot } from '@banter/api/handoff/spots/contract'
import { Form } from '../router.ts'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { HoursFields } from './hours-fields.tsx'

interface SpotFormProps {
  spot?: AdminSpot
  refusal: FormRefusal | undefined
}

export const SPOT_LABELS = { name: 'Name', about: 'How to find it', hours: 'Hours' }

/** Everything that students read of a safe spot. */
export function SpotForm({ spot, refusal }: SpotFormProps) {
  const values = refusal?.values
  const checked = (name: 'staffed' | 'cameras' | 'stepFree') => (values ? name in values : spot?.[name])
  return (
    <Form method="post" className="grid gap-5">
      <Field name="name" label={SPOT_LABELS.name} error={refusal?.fields.name} required>
        {(control) => <Input {...control} maxLength={80} defaultValue={values?.name ?? spot?.name} />}
      </Field>
      <Field
        name="about"
        label={SPOT_LABELS.about}
        hint="In words, since not everybody sees a map: which door, which floor, beside what."
        error={refusal?.fields.about}
        optional
      >
        {(control) => (
          <Textarea {...control} rows={3} maxLength={500} defaultValue={values?.about ?? spot?.about} />
        )}
      </Field>
      <div>
        <Checkbox
          name="staffed"
          label="Somebody is there during the hours"
          defaultChecked={checked('staffed')}
        />
        <Checkbox name="cameras" label="Has cameras" defaultChecked={checked('cameras')} />
        <Checkbox name="stepFree" label="Can be reached without steps" defaultChecked={checked('stepFree')} />
      </div>
      {refusal?.fields.hours && (
        <p className="text-[0.8125rem] font-medium text-danger-text">{refusal.fields.hours}</p>
      )}
      <HoursFields hours={spot?.hours ?? []} values={values} />
      <div className="flex justify-end">
        <SubmitButton intent="save">{spot ? 'Save' : 'Add spot'}</SubmitButton>
      </div>
    </Form>
  )
}
