import { signOut } from '@banter/api/identity/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

/** Ends this session; the API clears its cookies. */
export async function action({ request, context }: ActionFunctionArgs) {
  try {
    await api(request, context)(signOut)
  } catch (error) {
    return refused(error)
  }
  return redirectWith(context, '/', 'You are signed out.')
}

export const loader = () => redirect('/')
