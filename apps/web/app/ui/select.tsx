import { IconSelector } from '@tabler/icons-react'
import { forwardRef, type SelectHTMLAttributes } from 'react'
import { CONTROL } from './control-look.ts'
import { cx } from './cx.ts'

interface SelectProps extends SelectHTMLAttributes<HTMLSelectElement> {
  options: { value: string; label: string }[]
  /** An empty first choice, for "any" or "please choose". */
  blank?: string
}

export const Select = forwardRef<HTMLSelectElement, SelectProps>(function Select(
  { className, options, blank, ...rest },
  ref,
) {
  return (
    <span className="relative block">
      <select {...rest} ref={ref} className={cx(CONTROL, 'h-10 appearance-none pr-9', className)}>
        {blank !== undefined && <option value="">{blank}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <IconSelector aria-hidden className="pointer-events-none absolute top-3 right-2.5 size-4 text-muted" />
    </span>
  )
})
