import type { Meeting } from '@banter/api/handoff/meetings/contract'
import { Form } from '../router.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { lateOptions } from './words.ts'

interface MeetingDeedsProps {
  meeting: Meeting
  orderId: string
}

/** Yes, no, taking it back and being late. */
export function MeetingDeeds({ meeting, orderId }: MeetingDeedsProps) {
  const { may } = meeting
  const action = `/orders/${orderId}/meeting`
  if (!may.agree && !may.decline && !may.cancel && !may.late) return null
  const id = <input type="hidden" name="meeting" value={meeting.id} />
  return (
    <div className="flex flex-wrap items-start gap-2">
      {may.agree && (
        <Form method="post" action={action}>
          {id}
          <SubmitButton intent="agree" action={action}>
            Agree
          </SubmitButton>
        </Form>
      )}
      {may.decline && (
        <Form method="post" action={action}>
          {id}
          <SubmitButton intent="decline" action={action} variant="secondary">
            Cannot make it
          </SubmitButton>
        </Form>
      )}
      {may.late && (
        <Confirm
          label="I am late"
          question="How late will you be?"
          detail="The other one is told at once, and waits that much longer."
          deed="Tell them"
          decline="Back"
          intent="late"
          action={action}
        >
          {id}
          <Field name="minutes" id={`minutes-${meeting.id}`} label="Minutes" className="mb-4">
            {(control) => <Select {...control} defaultValue="10" options={lateOptions} />}
          </Field>
          <Field name="note" id={`note-${meeting.id}`} label="In your words" optional className="mb-4">
            {(control) => <Input {...control} maxLength={300} />}
          </Field>
        </Confirm>
      )}
      {may.cancel && (
        <Confirm
          label={meeting.state === 'agreed' ? 'Cannot come' : 'Take it back'}
          question={meeting.state === 'agreed' ? 'Take the meeting back?' : 'Take your proposal back?'}
          detail={
            meeting.state === 'agreed'
              ? 'The other one is told. The order goes on: agree on another time.'
              : 'The other one cannot agree to it any more.'
          }
          deed="Take it back"
          decline="Keep it"
          intent="cancel"
          action={action}
        >
          {id}
        </Confirm>
      )}
    </div>
  )
}
