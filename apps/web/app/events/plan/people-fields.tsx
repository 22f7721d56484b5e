import { Checkbox } from '../../ui/checkbox.tsx'
import { counted } from '../../ui/counted.ts'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import type { FieldsProps } from './basic-fields.tsx'
import type { Choice } from './choice.ts'

interface PeopleFieldsProps extends FieldsProps {
  clubs: Choice[]
  /** Who gives it does not change any more. */
  editing: boolean
}

const AUDIENCES = [
  { value: 'school', label: 'Everybody at school' },
  { value: 'club', label: 'Members of the club' },
]

/** Who gives it, who may come, and how many. */
export function PeopleFields({ start, errors, clubs, editing }: PeopleFieldsProps) {
  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {!editing && (
          <Field
            name="clubId"
            label="Hosted by"
            error={errors.clubId}
            hint={clubs.length === 0 ? 'Clubs that you lead can be chosen here.' : undefined}
          >
            {(control) => <Select {...control} blank="Me" defaultValue={start.clubId} options={clubs} />}
          </Field>
        )}
        <Field name="audience" label="Who may come" error={errors.audience}>
          {(control) => <Select {...control} defaultValue={start.audience} options={AUDIENCES} />}
        </Field>
        <Field
          name="capacity"
          label="Places"
          optional
          error={errors.capacity}
          hint="When they are gone, others wait in line and are offered what gets free."
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              min={1}
              max={100_000}
              placeholder="No limit"
              defaultValue={start.capacity}
            />
          )}
        </Field>
        <Field name="guestsAllowed" label="Guests that each may bring" error={errors.guestsAllowed}>
          {(control) => (
            <Select
              {...control}
              defaultValue={start.guestsAllowed}
              options={Array.from({ length: 11 }, (_, count) => ({
                value: String(count),
                label: count === 0 ? 'None' : counted(count, 'guest'),
              }))}
            />
          )}
        </Field>
      </div>
      <Checkbox
        name="approval"
        defaultChecked={Boolean(start.approval)}
        label="I approve each person"
        hint="Who says “Going” asks first; you say yes or no."
      />
      <p className="text-[0.8125rem] text-muted">
        Co-hosts and helpers at the door are added on the event’s page once it is saved.
      </p>
    </div>
  )
}
