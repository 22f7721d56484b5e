import { IconCreditCard, IconWallet } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'

const refusal = {
  message: 'Please check the form.',
  code: 'INVALID',
  fields: { email: 'Use your school address, ending in uta.test.' },
  values: {},
}

export function FormSamples() {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title="Sell something">
        <Form method="post" className="grid gap-4">
          <Field name="title" label="Title" required>
            {(control) => <Input {...control} placeholder="What is it?" maxLength={120} />}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field name="category" label="Category" required>
              {(control) => (
                <Select
                  {...control}
                  blank="Choose one"
                  options={[
                    { value: 'textbooks', label: 'Textbooks' },
                    { value: 'furniture', label: 'Furniture' },
                  ]}
                />
              )}
            </Field>
            <Field name="price" label="Price" required>
              {(control) => (
                <MoneyInput
                  {...control}
                  defaultValue="40.00"
                  outcome={(minor) =>
                    minor === null ? null : (
                      <span className="text-positive-text">
                        You asked {formatMoney({ amount: minor, currency: 'usd' })}
                      </span>
                    )
                  }
                />
              )}
            </Field>
          </div>
          <Field name="description" label="Description" optional hint="Age, flaws, where to meet.">
            {(control) => <Textarea {...control} />}
          </Field>
          <Checkbox
            name="pickup"
            label="Only on campus"
            hint="Shown at the approved meeting spots"
            defaultChecked
          />
          <SubmitButton>List it</SubmitButton>
        </Form>
      </Card>
      <div className="grid gap-6">
        <Card title="With a mistake">
          <div className="grid gap-4">
            <FormErrors refusal={refusal} labels={{ email: 'E-mail' }} />
            <Field name="email" label="E-mail" error={refusal.fields.email} hint="We send a code there.">
              {(control) => (
                <Input {...control} type="email" autoComplete="email" defaultValue="maya@gmail.test" />
              )}
            </Field>
          </div>
        </Card>
        <Card>
          <RadioCards
            name="method"
            legend="Pay with"
            defaultValue="card"
            options={[
              {
                value: 'card',
                title: 'Card',
                detail: 'On a secure page, then back here',
                icon: <IconCreditCard aria-hidden />,
              },
              {
                value: 'wallet',
                title: 'Wallet',
                detail: '$148.20 available',
                icon: <IconWallet aria-hidden />,
              },
            ]}
          />
        </Card>
        <Alert tone="info" title="The money is held until you meet." />
        <Alert tone="positive" title="Your account is ready." />
        <Alert tone="caution" title="One item is almost gone." />
      </div>
    </div>
  )
}
