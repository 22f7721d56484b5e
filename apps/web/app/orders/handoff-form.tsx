import { IconQrcode } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Form, useSearchParams } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { codeIn } from './rotating-code.ts'

interface HandoffFormProps {
  buyerName: string
  refusal: FormRefusal | undefined
}

/** The camera's code is large, and most sellers type. */
const Scanner = lazy(async () => ({ default: (await import('../events/door/scanner.tsx')).Scanner }))

/** The seller types what the buyer says, or scans what the buyer shows: the end of a handoff. */
export function HandoffForm({ buyerName, refusal }: HandoffFormProps) {
  const input = useRef<HTMLInputElement>(null)
  // The address in the buyer's picture leads here: a phone's own camera has scanned it.
  const [query] = useSearchParams()
  const scanned = codeIn(query.get('code') ?? '')
  const fill = (text: string) => {
    const code = codeIn(text)
    if (!code || !input.current) return
    input.current.value = code
    input.current.form?.requestSubmit()
  }
  return (
    <div className="grid gap-4">
      <Form method="post" className="grid gap-4">
        <Field
          name="code"
          label={`${buyerName}'s 6-digit code`}
          hint={`${buyerName} says it once the item is in their hands. Never ask for it before, or by message.`}
          error={refusal?.fields.code}
          required
        >
          {(control) => (
            <Input
              {...control}
              ref={input}
              key={scanned}
              defaultValue={scanned ?? ''}
              inputMode="numeric"
              autoComplete="one-time-code"
              pattern="[0-9]{6}|[0-9]{8}"
              title="Six digits; a scanned code has eight"
              maxLength={8}
              placeholder="000000"
              className="h-14 max-w-56 text-center text-2xl font-semibold tracking-[0.2em] tabular-nums sm:text-2xl"
            />
          )}
        </Field>
        <input type="hidden" name="intent" value="hand-off" />
        <div>
          <SubmitButton intent="hand-off" size="lg">
            Confirm handoff
          </SubmitButton>
        </div>
      </Form>
      <Scan onCode={fill} />
    </div>
  )
}

function Scan({ onCode }: { onCode: (text: string) => void }) {
  const [open, setOpen] = useState(false)
  if (!useHydrated()) return null
  if (!open)
    return (
      <div>
        <Button onClick={() => setOpen(true)}>
          <IconQrcode aria-hidden className="size-4" />
          Scan it instead
        </Button>
      </div>
    )
  return (
    <Suspense fallback={<p className="text-muted">The camera is being started…</p>}>
      <Scanner onCode={onCode} />
    </Suspense>
  )
}
