import type { ReactNode } from 'react'
import { cx } from './cx.ts'

/** What a field gives to the control inside it; spread it on the control. */
export interface ControlProps {
  id: string
  name: string
  required: boolean | undefined
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

interface FieldProps {
  name: string
  label: string
  hint?: ReactNode
  error?: string
  required?: boolean
  /** Says "(optional)" beside the label; the rarer of the two should be marked. */
  optional?: boolean
  /** Keeps ids apart when a page holds two fields of one name. */
  id?: string
  className?: string
  children: (control: ControlProps) => ReactNode
}

/** A labelled control whose hint and error are read out with it. */
export function Field({
  name,
  label,
  hint,
  error,
  required,
  optional,
  id = name,
  className,
  children,
}: FieldProps) {
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = error ? `${id}-error` : undefined
  const describedBy = [errorId, hintId].filter(Boolean).join(' ') || undefined
  return (
    <div className={cx('grid content-start gap-1.5', className)}>
      <label htmlFor={id} className="font-medium">
        {label}
        {optional && <span className="ml-1 font-normal text-muted">(optional)</span>}
      </label>
      {children({
        id,
        name,
        required,
        'aria-describedby': describedBy,
        'aria-invalid': error ? true : undefined,
      })}
      {error && (
        <p id={errorId} className="text-[0.8125rem] font-medium text-danger-text">
          {error}
        </p>
      )}
      {hint && (
        <p id={hintId} className="text-[0.8125rem] text-muted">
          {hint}
        </p>
      )}
    </div>
  )
}
