import { useEffect, useRef } from 'react'
import { Alert } from './alert.tsx'

/** Why a form was refused; `fields` is keyed by the inputs' names. `values` refill it without script. */
export interface FormRefusal {
  message: string
  code: string
  fields: Record<string, string>
  values: Record<string, string>
}

interface FormErrorsProps {
  refusal: FormRefusal | undefined
  /** What each field is called on the page, by its name. */
  labels?: Record<string, string>
}

/** The summary above a form: takes focus when it appears, and leads to each field that needs attention. */
export function FormErrors({ refusal, labels = {} }: FormErrorsProps) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (refusal) box.current?.focus()
  }, [refusal])
  if (!refusal) return null
  const fields = Object.entries(refusal.fields)
  const [first] = fields
  // Said once, when the whole refusal is about one field.
  const alone = fields.length === 1 && first?.[1] === refusal.message
  const title = alone ? <a href={`#${first[0]}`}>{refusal.message}</a> : refusal.message
  return (
    <Alert ref={box} tone="danger" title={title} tabIndex={-1}>
      {fields.length > 0 && !alone && (
        <ul className="mt-1 grid gap-0.5">
          {fields.map(([name, problem]) => (
            <li key={name}>
              <a href={`#${name}`} className="underline underline-offset-2">
                {labels[name] ? `${labels[name]}: ${problem}` : problem}
              </a>
            </li>
          ))}
        </ul>
      )}
    </Alert>
  )
}
