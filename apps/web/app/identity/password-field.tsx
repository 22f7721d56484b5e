import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'

interface PasswordFieldProps {
  label?: string
  /** `new-password` lets browsers offer to make one up. */
  autoComplete: 'current-password' | 'new-password'
  error: string | undefined
  hint?: ReactNode
}

/** A password, which its owner may look at; without script there is no button that could not work. */
export function PasswordField({ label = 'Password', autoComplete, error, hint }: PasswordFieldProps) {
  const [shown, setShown] = useState(false)
  const hydrated = useHydrated()
  const Icon = shown ? IconEyeOff : IconEye
  return (
    <Field name="password" label={label} error={error} hint={hint} required>
      {(control) => (
        <div className="relative">
          <Input
            {...control}
            type={shown ? 'text' : 'password'}
            autoComplete={autoComplete}
            minLength={autoComplete === 'new-password' ? 10 : undefined}
            maxLength={200}
            autoCapitalize="none"
            spellCheck={false}
            className="pr-11"
          />
          {hydrated && (
            <button
              type="button"
              aria-label={shown ? 'Hide password' : 'Show password'}
              aria-controls="password"
              onClick={() => setShown(!shown)}
              className="absolute top-0.5 right-0.5 grid size-9 place-items-center rounded-sm text-muted hover:text-ink"
            >
              <Icon aria-hidden className="size-5 stroke-[1.75]" />
            </button>
          )}
        </div>
      )}
    </Field>
  )
}
