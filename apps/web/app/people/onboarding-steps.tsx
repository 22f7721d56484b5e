import type { MyProfile } from '@banter/api/people/contract'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { Choices } from './directory-search.tsx'
import { InterestPicker } from './interest-picker.tsx'
import { Year } from './profile-form.tsx'
import { MAJORS } from './words.ts'

interface AboutYouProps {
  me: MyProfile
  refusal: FormRefusal | undefined
  now: string
}

export function AboutYou({ me, refusal, now }: AboutYouProps) {
  const values: Partial<Record<string, string>> = refusal?.values ?? {}
  return (
    <div className="grid gap-5">
      <InterestPicker
        legend="Interests"
        chosen={me.interests}
        typed={values.otherInterests}
        error={refusal?.fields.otherInterests}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="major" label="Major" error={refusal?.fields.major} optional>
          {(control) => (
            <Input
              {...control}
              list="majors"
              autoComplete="off"
              maxLength={80}
              defaultValue={values.major ?? me.major ?? ''}
            />
          )}
        </Field>
        <Year value={values.year ?? String(me.year ?? '')} error={refusal?.fields.year} now={now} />
        <Choices id="majors" values={MAJORS} />
      </div>
    </div>
  )
}

const OPENINGS = [
  'Hi, I am new here. What should nobody miss on this campus?',
  'Looking for people to study with. Anybody in the library tonight?',
  'Does anybody sell a bike?',
]

export function FirstPost({ id, refusal }: { id: string; refusal: FormRefusal | undefined }) {
  return (
    <div className="grid gap-3">
      <input type="hidden" name="id" value={refusal?.values.id ?? id} />
      <Field name="body" label="Your post" error={refusal?.fields.body} required>
        {(control) => (
          <Textarea
            {...control}
            maxLength={5_000}
            defaultValue={refusal?.values.body}
            placeholder="Hi! I am …"
          />
        )}
      </Field>
      <div className="text-[0.8125rem] text-muted">
        <p>No idea? Others began like this:</p>
        <ul className="mt-1 list-disc pl-5">
          {OPENINGS.map((opening) => (
            <li key={opening}>{opening}</li>
          ))}
        </ul>
      </div>
    </div>
  )
}
