import { forwardRef, type InputHTMLAttributes } from 'react'
import { CONTROL } from './control-look.ts'
import { cx } from './cx.ts'

export const Input = forwardRef<HTMLInputElement, InputHTMLAttributes<HTMLInputElement>>(function Input(
  { className, ...rest },
  ref,
) {
  return <input {...rest} ref={ref} className={cx(CONTROL, 'h-10', className)} />
})
