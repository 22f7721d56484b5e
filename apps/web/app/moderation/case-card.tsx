import type { Case } from '@banter/api/moderation/contract'
import { Form, Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Time } from '../ui/time.tsx'
import { EvidenceQuote } from './evidence.tsx'
import { CATEGORIES, SUBJECT_NAMES } from './words.ts'

/** Everything that was said about one thing, and the decision about it. */
export function CaseCard({ one }: { one: Case }) {
  const name = SUBJECT_NAMES[one.subjectType]
  const people = one.count === 1 ? 'one person' : `${one.count} people`
  return (
    <Card
      as="article"
      title={`A ${name}, reported by ${people}`}
      action={
        <Link to={one.evidence.path} className="font-medium text-accent-text underline underline-offset-2">
          Open it
        </Link>
      }
    >
      <div className="grid gap-4">
        <EvidenceQuote evidence={one.evidence} />
        <ul aria-label="What people said" className="grid gap-2">
          {one.reports.map(({ id, category, text, reporter, createdAt }) => (
            <li key={id}>
              <Badge tone="caution">{CATEGORIES[category].name}</Badge>{' '}
              <span className="text-muted">
                {reporter.name}, <Time value={createdAt} />
              </span>
              {text && <p className="wrap-anywhere">{text}</p>}
            </li>
          ))}
        </ul>
        {one.decision ? <Decided one={one} /> : <Decide one={one} />}
      </div>
    </Card>
  )
}

function Decided({ one: { decision, note, decidedAt } }: { one: Case }) {
  return (
    <p className="text-muted">
      <Badge tone={decision === 'removed' ? 'danger' : 'positive'}>
        {decision === 'removed' ? 'Removed' : 'Kept'}
      </Badge>{' '}
      {decidedAt && <Time value={decidedAt} />} {note && `“${note}”`}
    </p>
  )
}

function Decide({ one: { id, removable } }: { one: Case }) {
  return (
    <Form method="post" preventScrollReset className="grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="id" value={id} />
      <Field
        name="note"
        id={`note-${id}`}
        label="Reason"
        optional
        hint="If you remove it, its author reads this."
      >
        {(control) => <Input {...control} maxLength={500} autoComplete="off" />}
      </Field>
      <div className="flex flex-wrap gap-2">
        <SubmitButton intent="kept" variant="secondary">
          Keep it
        </SubmitButton>
        {removable && (
          <SubmitButton intent="removed" variant="danger">
            Remove it
          </SubmitButton>
        )}
      </div>
    </Form>
  )
}
