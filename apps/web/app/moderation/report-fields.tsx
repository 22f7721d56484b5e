import type { Evidence } from '@banter/api/moderation/contract'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { EvidenceQuote } from './evidence.tsx'
import { CATEGORIES } from './words.ts'

const options = Object.entries(CATEGORIES).map(([value, { name, means }]) => ({
  value,
  title: name,
  detail: means,
}))

interface ReportFieldsProps {
  evidence: Evidence
  reportId: string
  refusal: FormRefusal | undefined
}

/** What is asked of who reports something, on a page and in a dialog alike. */
export function ReportFields({ evidence, reportId, refusal }: ReportFieldsProps) {
  return (
    <>
      <FormErrors refusal={refusal} labels={{ category: 'What is wrong', text: 'More' }} />
      <input type="hidden" name="reportId" value={refusal?.values.reportId ?? reportId} />
      <EvidenceQuote evidence={evidence} />
      <RadioCards
        name="category"
        legend="What is wrong with it?"
        options={options}
        defaultValue={refusal?.values.category}
        required
      />
      <Field
        name="text"
        id="report-text"
        label="What should the moderators know?"
        optional
        error={refusal?.fields.text}
      >
        {(control) => <Textarea {...control} maxLength={1_000} defaultValue={refusal?.values.text} />}
      </Field>
    </>
  )
}
