import type { Event } from '@banter/api/events/contract'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/counted.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'

interface GuestsAndQuestionsProps {
  event: Event
  /** They have answered: what they said stands behind a small "change". */
  change: boolean
}

/** What an answer says besides: how many one brings, and what the hosts ask. */
export function GuestsAndQuestions({ event, change }: GuestsAndQuestionsProps) {
  const { guestsAllowed, questions } = event
  if (guestsAllowed === 0 && questions.length === 0) return null
  if (!change) return <Fields event={event} />
  return (
    <details>
      <summary className="w-fit rounded-xs font-medium text-accent-text underline underline-offset-2">
        Change{' '}
        {[guestsAllowed > 0 && 'guests', questions.length > 0 && 'answers'].filter(Boolean).join(' and ')}
      </summary>
      <div className="mt-3 grid gap-3">
        <Fields event={event} />
        <Button type="submit" name="status" value="going" className="justify-self-start" size="sm">
          Save
        </Button>
      </div>
    </details>
  )
}

function Fields({ event: { guestsAllowed, questions, my } }: { event: Event }) {
  return (
    <div className="grid gap-3">
      {guestsAllowed > 0 && (
        <Field name="guests" label="Guests you bring">
          {(control) => (
            <Select
              {...control}
              key={my?.guests}
              defaultValue={String(my?.guests ?? 0)}
              options={Array.from({ length: guestsAllowed + 1 }, (_, count) => ({
                value: String(count),
                label: count === 0 ? 'Just me' : counted(count, 'guest'),
              }))}
            />
          )}
        </Field>
      )}
      {questions.map((question, i) => (
        <Field key={question} name="answer" id={`answer-${i}`} label={question} optional>
          {(control) => <Input {...control} maxLength={500} defaultValue={my?.answers[i] ?? ''} />}
        </Field>
      ))}
    </div>
  )
}
