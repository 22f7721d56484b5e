import type { MarketRules } from '@banter/api/marketplace/rules/contract'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { CATEGORY_NAMES } from './words.ts'

const LABELS = {
  blockedWords: 'Words',
  reviewFirst: 'First listings',
  listingDays: 'Days',
  termEndsOn: 'End of term',
  moveOutFrom: 'First day',
  moveOutTo: 'Last day',
  donateTo: 'Donations',
}

interface RulesFormProps {
  rules: MarketRules
  refusal: FormRefusal | undefined
}

export function RulesForm({ rules, refusal }: RulesFormProps) {
  const errors = refusal?.fields ?? {}
  const typed = (name: keyof MarketRules, stored: string | number | null) =>
    refusal?.values[name] ?? stored ?? ''
  const field = (name: keyof typeof LABELS, hint: string, type = 'text', more = {}) => (
    <Field name={name} label={LABELS[name]} hint={hint} error={errors[name]}>
      {(control) => (
        <Input
          {...control}
          {...more}
          type={type}
          defaultValue={typed(name, rules[name] as string | number | null)}
        />
      )}
    </Field>
  )
  return (
    <Form method="post" className="grid gap-5">
      <UnsavedForm refused={Boolean(refusal)} />
      <FormErrors refusal={refusal} labels={LABELS} />
      <Card title="What is not allowed">
        <div className="grid gap-5">
          <Field
            name="blockedWords"
            label={LABELS.blockedWords}
            hint="One a line. A listing with one of them, in the singular or plural, is refused and its seller told which."
            error={errors.blockedWords}
          >
            {(control) => (
              <Textarea
                {...control}
                rows={8}
                defaultValue={typed('blockedWords', rules.blockedWords.join('\n'))}
              />
            )}
          </Field>
          <fieldset>
            <legend className="mb-1.5 font-medium">Whole categories</legend>
            <div className="grid grid-cols-2 gap-x-4 sm:grid-cols-3">
              {Object.entries(CATEGORY_NAMES).map(([value, label]) => (
                <Checkbox
                  key={value}
                  name="blockedCategories"
                  value={value}
                  label={label}
                  defaultChecked={rules.blockedCategories.some((category) => category === value)}
                />
              ))}
            </div>
          </fieldset>
        </div>
      </Card>
      <Card title="New sellers">
        {field(
          'reviewFirst',
          'So many of a new seller’s listings wait for the staff. 0: none does.',
          'number',
          {
            min: 0,
            max: 100,
          },
        )}
      </Card>
      <Card title="Time">
        <div className="grid gap-4 sm:grid-cols-2">
          {field('listingDays', 'So long a listing stays; then one tap renews it.', 'number', {
            min: 1,
            max: 365,
          })}
          {field('termEndsOn', 'Listings end with this day when it comes first.', 'date')}
        </div>
      </Card>
      <Card title="Move-out">
        <div className="grid gap-4 sm:grid-cols-2">
          {field('moveOutFrom', 'From here on the shop has a shelf of what must go.', 'date')}
          {field('moveOutTo', 'And a banner until this day.', 'date')}
          <Field
            name="donateTo"
            label={LABELS.donateTo}
            optional
            hint="Where to leave what nobody bought."
            error={errors.donateTo}
            className="sm:col-span-2"
          >
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={500}
                defaultValue={typed('donateTo', rules.donateTo)}
              />
            )}
          </Field>
        </div>
      </Card>
      <div className="flex justify-end">
        <SubmitButton>Save</SubmitButton>
      </div>
    </Form>
  )
}
