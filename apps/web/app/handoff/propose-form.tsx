import type { Plan } from '@banter/api/handoff/meetings/contract'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { shortTime } from './words.ts'

interface PlanningProps {
  plan: Plan
  refusal: FormRefusal | undefined
}

/** For the buyer: times at which the seller can be met without asking. */
export function SlotForm({ plan, seller, refusal }: PlanningProps & { seller: string }) {
  if (!plan.slots.length) return null
  const options = plan.slots.map(({ slotId, startsAt, spotName }) => ({
    value: `${slotId}|${startsAt}`,
    label: `${shortTime(startsAt, plan.timeZone)} · ${spotName}`,
  }))
  return (
    <Card title={`When ${seller} is there`}>
      <Form method="post" className="grid gap-4">
        <Field
          name="slot"
          label="Time and place"
          hint={`${seller} has said yes to these: it is agreed at once.`}
          error={refusal?.fields.slotId}
          required
        >
          {(control) => (
            <Select
              {...control}
              blank="Please choose"
              options={options}
              defaultValue={refusal?.values.slot}
            />
          )}
        </Field>
        <div>
          <SubmitButton intent="slot">Meet then</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

/** A time and a place that the other one is asked about. */
export function ProposeForm({ plan, refusal }: PlanningProps) {
  const errors = refusal?.fields ?? {}
  const typed = (name: string) => refusal?.values[name]
  const spots = plan.spots.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Card title={plan.slots.length ? 'Or propose another time' : 'Propose a time and a place'}>
      <Form method="post" className="grid gap-4">
        <Field
          name="startsAt"
          label="When"
          hint="On the campus clock, within the next 30 days."
          error={errors.startsAt}
          required
        >
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              step={300}
              defaultValue={typed('startsAt')}
              className="max-w-64"
            />
          )}
        </Field>
        <Field
          name="spotId"
          label="Safe spot"
          hint="Places of the school where things can change hands safely; their hours are below."
          error={errors.spotId}
        >
          {(control) => (
            <Select
              {...control}
              blank="Somewhere else"
              options={spots}
              defaultValue={typed('spotId') ?? spots[0]?.value}
            />
          )}
        </Field>
        <Field
          name="place"
          label="Where exactly"
          optional={spots.length > 0}
          hint="Somewhere else: a busy place, by day."
          error={errors.place}
        >
          {(control) => <Input {...control} maxLength={120} defaultValue={typed('place')} />}
        </Field>
        <Field name="note" label="A word to it" optional error={errors.note}>
          {(control) => <Input {...control} maxLength={300} defaultValue={typed('note')} />}
        </Field>
        <div>
          <SubmitButton intent="propose">Propose</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
