import { forwardRef } from 'react'
import { useRootData } from '../root-data.ts'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/input.tsx'
import { LABELS } from './onboarding.ts'

interface SlugFieldProps {
  defaultValue: string | undefined
  error: string | undefined
  onInput: () => void
}

/** The school's part of its address, before the part that all share. */
export const SlugField = forwardRef<HTMLInputElement, SlugFieldProps>(function SlugField(
  { defaultValue, error, onInput },
  ref,
) {
  const baseDomain = useRootData()?.baseDomain
  return (
    <Field
      name="slug"
      label={LABELS.slug}
      error={error}
      hint="Lower-case letters, digits and hyphens. It cannot be changed later."
      required
    >
      {(control) => (
        <span className="flex">
          <Input
            {...control}
            ref={ref}
            pattern="[A-Za-z0-9]([A-Za-z0-9\-]*[A-Za-z0-9])?"
            title="Letters, digits and hyphens"
            minLength={2}
            maxLength={32}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={defaultValue}
            onInput={onInput}
            className="min-w-0 rounded-r-none"
          />
          <span className="flex shrink-0 items-center rounded-r-md border border-l-0 border-line-strong bg-sunken px-3 text-muted">
            .{baseDomain}
          </span>
        </span>
      )}
    </Field>
  )
})
