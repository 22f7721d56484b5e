import { useEffect, useState } from 'react'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { zoneWords } from '../words.ts'
import type { FieldsProps } from './basic-fields.tsx'
import { ClashWarning } from './clash-warning.tsx'
import { endAfter, type Values } from './form-values.ts'

interface WhenFieldsProps extends FieldsProps {
  sketch: Values
  timeZone: string
  /** The event that is being edited does not clash with itself. */
  except: string
  onTimes: (times: Times) => void
}

type Times = { startsAt: string; endsAt: string }

/** Beginning and end on the clock of the campus, the place, and what else is on then. */
export function WhenFields({ start, sketch, errors, timeZone, except, onTimes }: WhenFieldsProps) {
  const hydrated = useHydrated()
  const [times, setTimes] = useState<Times>({ startsAt: start.startsAt ?? '', endsAt: start.endsAt ?? '' })

  function take(next: Times) {
    setTimes(next)
    onTimes(next)
  }

  return (
    <div className="grid gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="startsAt" label="Begins" required error={errors.startsAt}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              value={times.startsAt}
              onChange={({ currentTarget: { value } }) =>
                take({ startsAt: value, endsAt: endAfter(times, value) })
              }
            />
          )}
        </Field>
        <Field name="endsAt" label="Ends" required error={errors.endsAt}>
          {(control) => (
            <Input
              {...control}
              type="datetime-local"
              // Without scripts it would stay at the beginning that was offered.
              min={hydrated ? times.startsAt : undefined}
              value={times.endsAt}
              onChange={({ currentTarget: { value } }) => take({ ...times, endsAt: value })}
            />
          )}
        </Field>
      </div>
      <ZoneNote timeZone={timeZone} />
      <Field
        name="place"
        label="Place"
        optional
        error={errors.place}
        hint="Building and room, as people here call it."
      >
        {(control) => <Input {...control} maxLength={200} defaultValue={start.place} autoComplete="off" />}
      </Field>
      <ClashWarning
        planned={{ ...times, place: sketch.place ?? '', club: sketch.clubId ?? '', except }}
        timeZone={timeZone}
        onTake={take}
      />
      <Field
        name="onlineUrl"
        label="Online link"
        optional
        error={errors.onlineUrl}
        hint="Shown only to those who are going."
      >
        {(control) => (
          <Input
            {...control}
            type="url"
            maxLength={500}
            placeholder="https://"
            defaultValue={start.onlineUrl}
          />
        )}
      </Field>
    </div>
  )
}

/** On whose clock the times are; louder for somebody whose own clock shows another time. */
function ZoneNote({ timeZone }: { timeZone: string }) {
  const [elsewhere, setElsewhere] = useState(false)
  useEffect(() => {
    const now = new Date()
    const read = (zone?: string) => now.toLocaleString('en-US', zone ? { timeZone: zone } : {})
    setElsewhere(read() !== read(timeZone))
  }, [timeZone])
  return (
    <p
      className={elsewhere ? 'text-[0.8125rem] font-medium text-caution-text' : 'text-[0.8125rem] text-muted'}
    >
      Times are on the clock of the campus: {zoneWords(timeZone)} ({timeZone}).
      {elsewhere && ' Your own clock shows another time.'}
    </p>
  )
}
