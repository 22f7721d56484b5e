import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'

interface HandoverFieldsProps {
  start: { delivery: string; availableFrom: string }
  errors: Record<string, string>
}

const WAYS = [
  { value: 'pickup', label: 'We meet on campus' },
  { value: 'ship', label: 'I send it by mail' },
]

/** How and from when the buyer gets it. */
export function HandoverFields({ start, errors }: HandoverFieldsProps) {
  return (
    <Card title="Handing it over">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="delivery" label="How" error={errors.delivery}>
          {(control) => <Select {...control} defaultValue={start.delivery} options={WAYS} />}
        </Field>
        <Field
          name="availableFrom"
          label="Available from"
          optional
          error={errors.availableFrom}
          hint="When you still need it for a while."
        >
          {(control) => <Input {...control} type="date" defaultValue={start.availableFrom} />}
        </Field>
      </div>
    </Card>
  )
}
