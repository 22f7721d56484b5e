import type { ChangeEventHandler } from 'react'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { LABELS } from './onboarding.ts'

interface SchoolWordsProps {
  values: Partial<Record<string, string>>
  errors: Partial<Record<string, string>>
  onName?: ChangeEventHandler<HTMLInputElement>
}

/** The fields of what a school says of itself. */
export function SchoolWords({ values, errors, onName }: SchoolWordsProps) {
  return (
    <>
      <Field name="name" label={LABELS.name} error={errors.name} required>
        {(control) => (
          <Input
            {...control}
            autoComplete="organization"
            minLength={2}
            maxLength={120}
            defaultValue={values.name}
            onChange={onName}
          />
        )}
      </Field>
      <Field
        name="desc"
        label={LABELS.desc}
        error={errors.desc}
        hint="One or two sentences, for its front page."
        optional
      >
        {(control) => <Textarea {...control} rows={3} maxLength={500} defaultValue={values.desc} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field name="city" label={LABELS.city} error={errors.city} required>
          {(control) => <Input {...control} autoComplete="off" maxLength={80} defaultValue={values.city} />}
        </Field>
        <Field name="state" label={LABELS.state} error={errors.state} optional>
          {(control) => <Input {...control} autoComplete="off" maxLength={80} defaultValue={values.state} />}
        </Field>
        <Field name="country" label={LABELS.country} error={errors.country} required>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              minLength={2}
              maxLength={80}
              defaultValue={values.country}
            />
          )}
        </Field>
      </div>
    </>
  )
}
