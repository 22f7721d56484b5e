import type { MyProfile } from '@banter/api/people/contract'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { Choices } from './directory-search.tsx'
import { InterestPicker } from './interest-picker.tsx'
import { MAJORS, yearsFrom } from './words.ts'

const LABELS = {
  name: 'Your name',
  pronouns: 'Pronouns',
  major: 'Major',
  year: 'Graduation year',
  bio: 'Bio',
  otherInterests: 'Interests',
}

interface ProfileFormProps {
  me: MyProfile
  refusal: FormRefusal | undefined
  now: string
  /** People of the platform have an account and no profile. */
  bare?: boolean
}

export function ProfileForm({ me, refusal, now, bare }: ProfileFormProps) {
  const values: Partial<Record<string, string>> = refusal?.values ?? {}
  const errors: Partial<Record<string, string>> = refusal?.fields ?? {}
  return (
    <Form method="post">
      <UnsavedForm refused={Boolean(refusal)} />
      <Card title="Profile" footer={<SubmitButton intent="save">Save changes</SubmitButton>}>
        <div className="grid gap-4 sm:grid-cols-2">
          {refusal && (
            <div className="sm:col-span-2">
              <FormErrors refusal={refusal} labels={LABELS} />
            </div>
          )}
          <Line
            name="name"
            value={values.name ?? me.name}
            error={errors.name}
            most={80}
            complete="name"
            required
          />
          {!bare && (
            <Line name="pronouns" value={values.pronouns ?? me.pronouns} error={errors.pronouns} most={30} />
          )}
          <Line
            name="major"
            value={values.major ?? me.major ?? ''}
            error={errors.major}
            most={80}
            list="majors"
          />
          {!bare && <Year value={values.year ?? String(me.year ?? '')} error={errors.year} now={now} />}
          {!bare && (
            <Field name="bio" label={LABELS.bio} error={errors.bio} className="sm:col-span-2" optional>
              {(control) => (
                <Textarea
                  {...control}
                  maxLength={600}
                  placeholder="What should people at your school know about you?"
                  defaultValue={values.bio ?? me.bio}
                />
              )}
            </Field>
          )}
          {!bare && (
            <div className="sm:col-span-2">
              <InterestPicker
                legend="Interests"
                chosen={me.interests}
                typed={values.otherInterests}
                error={errors.otherInterests}
              />
            </div>
          )}
          <Field
            name="email"
            label="E-mail"
            hint="Only you see it. It cannot be changed."
            className="sm:col-span-2"
          >
            {({ name: _, ...control }) => <Input {...control} readOnly value={me.email} />}
          </Field>
        </div>
        <Choices id="majors" values={MAJORS} />
      </Card>
    </Form>
  )
}

interface LineProps {
  name: 'name' | 'pronouns' | 'major'
  value: string
  error: string | undefined
  most: number
  complete?: string
  list?: string
  required?: boolean
}

function Line({ name, value, error, most, complete = 'off', list, required }: LineProps) {
  return (
    <Field name={name} label={LABELS[name]} error={error} required={required} optional={!required}>
      {(control) => (
        <Input
          {...control}
          autoComplete={complete}
          list={list}
          minLength={required ? 2 : undefined}
          maxLength={most}
          defaultValue={value}
        />
      )}
    </Field>
  )
}

export function Year({ value, error, now }: { value: string; error?: string | undefined; now: string }) {
  const years = yearsFrom(new Date(now)).map(String)
  const all = value && !years.includes(value) ? [value, ...years] : years
  return (
    <Field name="year" label={LABELS.year} error={error} optional>
      {(control) => (
        <Select
          {...control}
          blank="Not told"
          defaultValue={value}
          options={all.map((year) => ({ value: year, label: year }))}
        />
      )}
    </Field>
  )
}
