import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { Textarea } from '../../ui/textarea.tsx'
import { categoryOptions } from '../words.ts'
import type { Values } from './form-values.ts'

export interface FieldsProps {
  start: Values
  errors: Record<string, string>
}

export function BasicFields({ start, errors }: FieldsProps) {
  return (
    <div className="grid gap-4">
      <Field name="title" label="Name" required error={errors.title}>
        {(control) => (
          <Input
            {...control}
            minLength={3}
            maxLength={120}
            defaultValue={start.title}
            autoComplete="off"
            placeholder="Board games in the library"
          />
        )}
      </Field>
      <Field name="category" label="Category" required error={errors.category} className="sm:max-w-64">
        {(control) => (
          <Select {...control} blank="Choose one" defaultValue={start.category} options={categoryOptions} />
        )}
      </Field>
      <Field
        name="about"
        label="About"
        optional
        error={errors.about}
        hint="What happens, what to bring, for whom it is."
      >
        {(control) => <Textarea {...control} rows={5} maxLength={10_000} defaultValue={start.about} />}
      </Field>
    </div>
  )
}
