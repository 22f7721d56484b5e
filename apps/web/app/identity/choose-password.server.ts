import { resetPassword } from '@banter/api/identity/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'

/** Sets a password with the token of a mail, and goes on inside. */
export async function choosePassword({ request, context }: ActionFunctionArgs, done: string) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const name = form.has('name') ? { name: text('name') } : {}
  try {
    await api(request, context)(resetPassword, {
      body: { token: text('token'), password: text('password'), ...name },
    })
  } catch (error) {
    return refused(error, form)
  }
  return redirectWith(context, '/', done)
}

/** The secret of the link that was followed. */
export const tokenIn = (request: Request) => new URL(request.url).searchParams.get('token')
