import type { Blackout } from '@banter/api/ads/settings/contract'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Input } from '../../ui/input.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { daysWords } from './words.ts'

/** Times without ads, such as an exam week. */
export function BlackoutCard({
  blackouts,
  refusal,
}: {
  blackouts: Blackout[]
  refusal: FormRefusal | undefined
}) {
  const errors = refusal?.fields ?? {}
  const values = refusal?.values
  return (
    <Card title="Times without ads" flush>
      {blackouts.length > 0 && (
        <ul aria-label="Times without ads" className="divide-y divide-line border-b border-line">
          {blackouts.map(({ id, from, to, reason }) => (
            <li key={id} className="flex items-center justify-between gap-3 px-4 py-3 sm:px-5">
              <p className="min-w-0">
                <span className="font-medium">{daysWords(from, to)}</span>
                {reason && <span className="block text-muted">{reason}</span>}
              </p>
              <Form method="post">
                <input type="hidden" name="blackout" value={id} />
                <SubmitButton intent={`end-${id}`} variant="ghost" size="sm">
                  Take back<span className="sr-only"> {daysWords(from, to)}</span>
                </SubmitButton>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form key={blackouts.length} method="post" className="grid gap-4 p-4 sm:p-5">
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="from" label="First day" error={errors.from} required>
            {(control) => <Input {...control} type="date" defaultValue={values?.from} />}
          </Field>
          <Field name="to" label="Last day" error={errors.to} required>
            {(control) => <Input {...control} type="date" defaultValue={values?.to} />}
          </Field>
        </div>
        <Field name="reason" label="Why" optional error={errors.reason}>
          {(control) => (
            <Input {...control} maxLength={80} placeholder="Exam week" defaultValue={values?.reason} />
          )}
        </Field>
        <div>
          <SubmitButton intent="add-blackout" variant="secondary">
            Show no ads then
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
