import type { InputHTMLAttributes, ReactNode } from 'react'
import { cx } from './cx.ts'

interface CheckboxProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type'> {
  label: ReactNode
  hint?: ReactNode
}

export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx('flex items-start gap-2.5 py-1', className)}>
      <input {...rest} type="checkbox" className="mt-0.5 size-4 shrink-0 rounded-xs accent-accent" />
      <span>
        <span className="font-medium">{label}</span>
        {hint && <span className="block text-muted">{hint}</span>}
      </span>
    </label>
  )
}
