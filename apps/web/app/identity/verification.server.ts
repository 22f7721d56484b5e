import { resendVerification } from '@banter/api/identity/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'
import { keepPending, readPending } from './pending.server.ts'

type Args = Pick<ActionFunctionArgs, 'request' | 'context'>

/** Has a code sent, at the pace the API allows, and goes on to where it is typed. */
export async function askAgain({ request, context }: Args, email: string, next: string) {
  const verifier = (await readPending(request, context))?.verifier ?? ''
  try {
    const { resendAfter } = await api(request, context)(resendVerification, {
      body: { email, ...(verifier && { verifier }) },
    })
    await keepPending(context, { email, resendAfter, next, verifier })
  } catch (error) {
    return refused(error)
  }
  return redirectWith(context, '/verify', 'We sent you a code. The newest mail counts.', 'info')
}
