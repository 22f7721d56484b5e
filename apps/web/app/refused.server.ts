import { ApiError } from '@banter/api/client'
import { data } from './router.server.ts'
import type { FormRefusal } from './ui/form-errors.tsx'

const SECRET = /password|token|code/i

/** An action's answer when the API said no: shown by `FormErrors`, with what was typed. Anything else is thrown on. */
export function refused(error: unknown, form?: FormData) {
  if (!(error instanceof ApiError)) throw error
  return data(
    {
      message: error.message,
      code: error.code,
      fields: error.fields ?? {},
      values: typed(form),
    } satisfies FormRefusal,
    { status: error.status },
  )
}

/** An action's own no, for what the API is never asked. */
export function invalid(fields: Record<string, string>, form?: FormData, message = 'Please check the form.') {
  return data({ message, code: 'INVALID', fields, values: typed(form) } satisfies FormRefusal, {
    status: 422,
  })
}

function typed(form: FormData | undefined): Record<string, string> {
  const entries = [...(form ?? [])].filter(([name, value]) => typeof value === 'string' && !SECRET.test(name))
  return Object.fromEntries(entries) as Record<string, string>
}
