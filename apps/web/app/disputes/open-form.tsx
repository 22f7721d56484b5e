import { ABOUT_LENGTH } from '@banter/api/disputes/contract'
import type { Money } from '@banter/api/http/contract'
import { MediaPicker } from '../media/media-picker.tsx'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { REASONS } from './words.ts'

interface OpenFormProps {
  orderId: string
  seller: string
  left: Money
  refusal: FormRefusal | undefined
}

const LABELS = { reason: 'What is wrong?', about: 'What happened', wanted: 'How much', media: 'Photos' }

/** What is wrong, what shows it, and what would make it good. */
export function OpenForm({ orderId, seller, left, refusal }: OpenFormProps) {
  const typed = refusal?.values ?? {}
  const errors = refusal?.fields ?? {}
  const options = Object.entries(REASONS).map(([value, words]) => ({ value, ...words }))
  return (
    <Form method="post" className="grid gap-6">
      <UnsavedForm refused={Boolean(refusal)} />
      <FormErrors refusal={refusal} labels={LABELS} />
      <Card>
        <RadioCards
          name="reason"
          legend={LABELS.reason}
          options={options}
          defaultValue={typed.reason}
          required
        />
      </Card>
      <Card title="Show it">
        <div className="grid gap-5">
          <Field
            name="about"
            label={LABELS.about}
            required
            error={errors.about}
            hint={`${seller} and your school’s staff read it.`}
          >
            {(control) => (
              <Textarea {...control} rows={5} maxLength={ABOUT_LENGTH} defaultValue={typed.about} />
            )}
          </Field>
          <MediaPicker label="Photos" purpose="dispute" max={6} error={errors.media} />
        </div>
      </Card>
      <Card title="What would make it good?">
        <Field
          name="wanted"
          label="How much do you want back?"
          required
          error={errors.wanted}
          hint={`All of it is ${formatMoney(left)}. A part is settled more easily when you keep the thing.`}
        >
          {(control) => (
            <MoneyInput {...control} currency={left.currency} defaultValue={typed.wanted ?? left} />
          )}
        </Field>
      </Card>
      <div className="flex flex-wrap gap-2">
        <SubmitButton size="lg">Report the problem</SubmitButton>
        <LinkButton to={`/orders/${orderId}`} size="lg">
          Back to the order
        </LinkButton>
      </div>
    </Form>
  )
}
