import { forwardRef, type TextareaHTMLAttributes } from 'react'
import { CONTROL } from './control-look.ts'
import { cx } from './cx.ts'

export const Textarea = forwardRef<HTMLTextAreaElement, TextareaHTMLAttributes<HTMLTextAreaElement>>(
  function Textarea({ className, rows = 4, ...rest }, ref) {
    return (
      <textarea
        {...rest}
        ref={ref}
        rows={rows}
        className={cx(CONTROL, 'field-sizing-content min-h-24 py-2.5', className)}
      />
    )
  },
)
