import { IconSelector } from '@tabler/icons-react'
import type { SelectHTMLAttributes } from 'react'
import { CONTROL } from '../ui/control-look.ts'
import { cx } from '../ui/cx.ts'
import { shelfGroups } from './words.ts'

/** Category and branch in one control, which needs no script. */
export function ShelfSelect({ className, ...rest }: SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <span className="relative block">
      <select {...rest} className={cx(CONTROL, 'h-10 appearance-none pr-9', className)}>
        <option value="">Choose one</option>
        {shelfGroups.map(({ label, options }) => (
          <optgroup key={label} label={label}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <IconSelector aria-hidden className="pointer-events-none absolute top-3 right-2.5 size-4 text-muted" />
    </span>
  )
}
