import { LICENCES, MOST_LICENCE } from '@banter/api/pictures/licences/contract'
import { useState } from 'react'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'

const OPTIONS = [
  ...Object.entries(LICENCES).map(([value, { title, text }]) => ({ value, title, detail: text })),
  { value: 'own', title: 'My own terms', detail: 'Say yourself what its buyer may do.' },
]

interface LicenceChoiceProps {
  chosen: string
  terms: string
  errors: Record<string, string>
}

export function LicenceChoice({ chosen, terms, errors }: LicenceChoiceProps) {
  const hydrated = useHydrated()
  const [licence, setLicence] = useState(chosen)
  return (
    <Card title="Licence">
      <div className="grid gap-4">
        <RadioCards
          name="licence"
          legend="What may its owner do with it?"
          required
          options={OPTIONS}
          defaultValue={chosen}
          onChange={setLicence}
        />
        {(!hydrated || licence === 'own') && (
          <Field
            name="terms"
            label="Your terms"
            required={hydrated && licence === 'own'}
            error={errors.terms}
            hint="They go with the original to every later owner, and cannot be changed once it is sold."
          >
            {(control) => (
              <Textarea {...control} minLength={20} maxLength={MOST_LICENCE} rows={4} defaultValue={terms} />
            )}
          </Field>
        )}
      </div>
    </Card>
  )
}
