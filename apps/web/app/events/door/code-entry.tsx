import type { FormEvent } from 'react'
import { Form } from '../../router.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Input } from '../../ui/input.tsx'

/** The code below somebody's picture, typed. */
export function CodeEntry({ onCode }: { onCode: (text: string) => void }) {
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('shown')
    if (typeof typed === 'string' && typed.trim()) onCode(typed)
    event.currentTarget.reset()
  }

  return (
    <Form method="post" onSubmit={send}>
      <Field name="shown" label="Code">
        {(control) => (
          <span className="flex gap-2">
            <Input
              {...control}
              required
              maxLength={100}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              className="font-mono"
            />
            <Button type="submit" variant="primary">
              Check in
            </Button>
          </span>
        )}
      </Field>
    </Form>
  )
}
