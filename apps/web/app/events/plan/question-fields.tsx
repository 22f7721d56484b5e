import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import type { FieldsProps } from './basic-fields.tsx'
import { QUESTIONS } from './form-values.ts'

/** What people are asked when they say that they are coming. Without scripts all five stand open. */
export function QuestionFields({ start, errors }: FieldsProps) {
  const hydrated = useHydrated()
  const [shown, setShown] = useState(() => QUESTIONS.findLast((number) => start[`question${number}`]) ?? 0)
  const open = hydrated ? shown : QUESTIONS.length
  return (
    <div className="grid gap-3">
      <p className="text-muted">Asked when somebody says “Going”. Only hosts see the answers.</p>
      {QUESTIONS.slice(0, open).map((number) => (
        <Field
          key={number}
          name={`question${number}`}
          label={`Question ${number}`}
          optional
          error={errors[`question${number}`]}
        >
          {(control) => (
            <Input
              {...control}
              maxLength={200}
              autoComplete="off"
              placeholder={number === 1 ? 'Is there something you do not eat?' : undefined}
              defaultValue={start[`question${number}`]}
            />
          )}
        </Field>
      ))}
      {open < QUESTIONS.length && (
        <Button size="sm" className="justify-self-start" onClick={() => setShown(open + 1)}>
          <IconPlus aria-hidden className="size-4" />
          Add a question
        </Button>
      )}
    </div>
  )
}
