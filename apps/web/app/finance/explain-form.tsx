import type { ReconIssue } from '@banter/api/payouts/reconciliation/contract'
import { Form } from '../router.ts'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { Time } from '../ui/time.tsx'

interface ExplainProps {
  issue: ReconIssue
  refusal: FormRefusal | undefined
}

/** What finance found out, and whether that settles it. */
export function ExplainForm({ issue: { remark, resolvedAt, resolvedBy }, refusal }: ExplainProps) {
  return (
    <Form method="post" className="grid gap-4">
      {resolvedAt && (
        <p className="text-muted">
          {resolvedBy ? `Resolved by ${resolvedBy}` : 'It put itself right'} <Time value={resolvedAt} />.
        </p>
      )}
      <Field
        name="remark"
        label="Remark"
        optional
        error={refusal?.fields.remark}
        hint="For your colleagues and for the month’s end."
      >
        {(control) => (
          <Textarea {...control} rows={4} maxLength={1000} defaultValue={refusal?.values.remark ?? remark} />
        )}
      </Field>
      <div className="flex flex-wrap gap-2">
        {resolvedAt ? (
          <>
            <SubmitButton intent="keep-resolved">Save remark</SubmitButton>
            <SubmitButton intent="open" variant="secondary">
              Open again
            </SubmitButton>
          </>
        ) : (
          <>
            <SubmitButton intent="resolve">Resolved</SubmitButton>
            <SubmitButton intent="save" variant="secondary">
              Save remark only
            </SubmitButton>
          </>
        )}
      </div>
    </Form>
  )
}
