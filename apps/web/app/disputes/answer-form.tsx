import { ABOUT_LENGTH, type Dispute } from '@banter/api/disputes/contract'
import { useState } from 'react'
import { MediaPicker } from '../media/media-picker.tsx'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'

interface AnswerFormProps {
  dispute: Dispute
  refusal: FormRefusal | undefined
}

/** The seller's one answer: without script every field is there, and what does not belong to the choice is not read. */
export function AnswerForm({ dispute, refusal }: AnswerFormProps) {
  const { buyer, wanted, left } = dispute
  const typed = refusal?.values ?? {}
  const errors = refusal?.fields ?? {}
  const [kind, choose] = useState(typed.kind ?? '')
  const hydrated = useHydrated()
  const shows = (...kinds: string[]) => !hydrated || kinds.includes(kind)
  const asked = { ...wanted, amount: Math.min(wanted.amount, left.amount) }
  const options = [
    {
      value: 'accept',
      title: `Give ${formatMoney(asked)} back`,
      detail: 'It is settled at once, and its share of the fee comes back to you.',
    },
    { value: 'offer', title: 'Offer a part', detail: `${buyer.name} takes it, or your school decides.` },
    {
      value: 'contest',
      title: 'It is not so',
      detail: 'Your school reads what both of you say, and decides.',
    },
  ]
  return (
    <Card title="Your answer">
      <Form method="post" className="grid gap-5">
        <RadioCards
          name="kind"
          legend="What do you say?"
          options={options}
          defaultValue={typed.kind}
          required
          onChange={choose}
        />
        {shows('offer') && (
          <Field
            name="amount"
            label="How much do you offer?"
            required={hydrated}
            optional={!hydrated}
            error={errors.amount}
          >
            {(control) => <MoneyInput {...control} currency={wanted.currency} defaultValue={typed.amount} />}
          </Field>
        )}
        <Field
          name="answer"
          label="In your words"
          required={kind === 'contest'}
          optional={kind !== 'contest'}
          error={errors.answer}
          hint={`${buyer.name} and your school’s staff read it.`}
        >
          {(control) => (
            <Textarea {...control} rows={4} maxLength={ABOUT_LENGTH} defaultValue={typed.answer} />
          )}
        </Field>
        {shows('offer', 'contest') && (
          <MediaPicker label="Photos" purpose="dispute_answer" max={6} error={errors.media} />
        )}
        <div>
          <SubmitButton intent="answer">Send answer</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
