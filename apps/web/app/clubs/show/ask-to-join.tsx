import type { ClubDetail } from '@banter/api/clubs/contract'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { Textarea } from '../../ui/textarea.tsx'

/** The questions of a club that approves its members. */
export function AskToJoin({ club, refusal }: { club: ClubDetail; refusal: FormRefusal | undefined }) {
  const action = `/clubs/${club.slug}`
  return (
    <Card title={`Ask to join ${club.name}`} className="scroll-mt-20">
      <Form method="post" action={action} id="join" className="grid gap-4">
        <FormErrors refusal={refusal} />
        {club.questions.length === 0 && (
          <p className="text-muted">An officer sees your name and decides. You hear of it either way.</p>
        )}
        {club.questions.map((question, index) => (
          <Field
            key={question}
            name="answer"
            id={`answers.${index}`}
            label={question}
            required
            error={refusal?.fields[`answers.${index}`]}
          >
            {(control) => <Textarea {...control} rows={2} maxLength={1000} />}
          </Field>
        ))}
        <div className="flex justify-end gap-2">
          <LinkButton to={action} variant="ghost" preventScrollReset>
            Cancel
          </LinkButton>
          <SubmitButton intent="join" action={action}>
            Send request
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
