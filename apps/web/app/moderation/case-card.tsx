import type { Case } from '@banter/api/moderation/contract'
import { Form, Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Time } from '../ui/time.tsx'
import { EvidenceQuote } from './evidence.tsx'
import { CATEGORIES, DECISIONS, deedOf, SUBJECT_NAMES, SUSPENSIONS } from './words.ts'

/** Everything that was said about one thing, and the decision about it. */
export function CaseCard({ one, refusal }: { one: Case; refusal?: FormRefusal | undefined }) {
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
        <Past one={one} />
        {one.decision ? <Decided one={one} /> : <Decide one={one} refusal={refusal} />}
      </div>
    </Card>
  )
}

/** What the school has told or done to them before: the next time is known to be one. */
function Past({ one: { sanctions } }: { one: Case }) {
  if (sanctions.length === 0) return null
  return (
    <ul aria-label="Before" className="grid gap-1 rounded-md bg-sunken px-4 py-3 text-[0.8125rem]">
      {sanctions.map(({ kind, reason, createdAt, endsAt, liftedAt }) => (
        <li key={createdAt} className="wrap-anywhere">
          <span className="font-medium">{kind === 'warning' ? 'Warned' : 'Suspended'}</span>{' '}
          <Time value={createdAt} />
          {endsAt && !liftedAt && (
            <>
              , until <Time value={endsAt} absolute />
            </>
          )}
          {liftedAt && ', lifted'}: {reason}
        </li>
      ))}
    </ul>
  )
}

function Decided({ one: { decision, note, decidedAt, suspended, evidence } }: { one: Case }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-3">
      <p className="min-w-0 flex-1 basis-60 text-muted">
        <Badge tone={decision === 'kept' ? 'positive' : 'danger'}>
          {decision && DECISIONS[decision].name}
        </Badge>{' '}
        {decidedAt && <Time value={decidedAt} />} {note && `“${note}”`}
      </p>
      {suspended && evidence.author && (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="person" value={evidence.author.id} />
          <SubmitButton intent="lift" size="sm" variant="secondary">
            Lift the suspension<span className="sr-only"> of {evidence.author.name}</span>
          </SubmitButton>
        </Form>
      )}
    </div>
  )
}

const LOOKS = {
  kept: 'secondary',
  removed: 'danger',
  warned: 'secondary',
  suspended: 'danger',
  archived: 'danger',
} as const

function Decide({ one, refusal }: { one: Case; refusal: FormRefusal | undefined }) {
  const { id, choices, subjectType } = one
  const mine = refusal?.values.id === id ? refusal : undefined
  if (choices.length === 0)
    return <p className="border-t border-line pt-4 text-muted">This is about you: somebody else decides.</p>
  return (
    <Form method="post" preventScrollReset className="grid gap-3 border-t border-line pt-4">
      <input type="hidden" name="id" value={id} />
      <div className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem]">
        <Field
          name="note"
          id={`note-${id}`}
          label="Reason"
          optional={choices.includes('removed')}
          error={mine?.fields.note}
          hint={
            subjectType === 'club' ? 'Those who lead the club read this.' : 'Whom it concerns reads this.'
          }
        >
          {(control) => (
            <Input {...control} maxLength={500} autoComplete="off" defaultValue={mine?.values.note} />
          )}
        </Field>
        {choices.includes('suspended') && (
          <Field name="days" id={`days-${id}`} label="If suspended, for">
            {(control) => (
              <Select {...control} options={SUSPENSIONS} defaultValue={mine?.values.days ?? '7'} />
            )}
          </Field>
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        {choices.map((choice) => (
          <SubmitButton key={choice} intent={choice} variant={LOOKS[choice]}>
            {deedOf(choice, subjectType)}
          </SubmitButton>
        ))}
      </div>
    </Form>
  )
}
