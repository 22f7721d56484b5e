import type { ReactNode } from 'react'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'

interface EmailFieldProps {
  defaultValue: string | undefined
  error: string | undefined
  hint?: ReactNode
  placeholder?: string
}

export function EmailField({ defaultValue, error, hint, placeholder }: EmailFieldProps) {
  return (
    <Field name="email" label="E-mail" error={error} hint={hint} required>
      {(control) => (
        <Input
          {...control}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={254}
          defaultValue={defaultValue}
          placeholder={placeholder}
        />
      )}
    </Field>
  )
}
