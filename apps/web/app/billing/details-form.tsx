import type { Subscription } from '@banter/api/subscriptions/contract'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

interface DetailsFormProps {
  subscription: Subscription
  refusal: FormRefusal | undefined
}

const LABELS = {
  enrolment: 'Students at your school',
  poNumber: 'PO number',
  taxId: 'Tax ID (EIN)',
  netDays: 'How invoices are paid',
}

/** What is printed on invoices, and how long there is to pay them. */
export function DetailsForm({ subscription, refusal }: DetailsFormProps) {
  const { enrolment, poNumber, taxId, netDays, mayPayByInvoice } = subscription
  const values = refusal?.values ?? {}
  const errors = refusal?.fields ?? {}
  return (
    <Card title="On your invoices">
      <Form method="post" className="grid gap-4">
        <FormErrors refusal={refusal} labels={LABELS} />
        <Field
          name="enrolment"
          label={LABELS.enrolment}
          error={errors.enrolment}
          hint="So that we can say which plan is for you."
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={0}
              max={2_000_000}
              defaultValue={values.enrolment ?? enrolment}
            />
          )}
        </Field>
        <Field name="poNumber" label={LABELS.poNumber} error={errors.poNumber} optional>
          {(control) => <Input {...control} maxLength={40} defaultValue={values.poNumber ?? poNumber} />}
        </Field>
        <Field name="taxId" label={LABELS.taxId} error={errors.taxId} hint="Such as 12-3456789." optional>
          {(control) => <Input {...control} maxLength={10} defaultValue={values.taxId ?? taxId} />}
        </Field>
        <Field
          name="netDays"
          label={LABELS.netDays}
          error={errors.netDays}
          hint={mayPayByInvoice ? undefined : 'Bank transfers come with the Campus plan.'}
        >
          {(control) => (
            <Select
              {...control}
              defaultValue={values.netDays ?? String(netDays)}
              options={[
                { value: '0', label: 'By card' },
                ...(mayPayByInvoice || netDays > 0
                  ? [15, 30, 60].map((days) => ({
                      value: String(days),
                      label: `By bank transfer within ${days} days`,
                    }))
                  : []),
              ]}
            />
          )}
        </Field>
        <SubmitButton intent="details" variant="secondary">
          Save
        </SubmitButton>
      </Form>
    </Card>
  )
}
