import { safeNext } from '../api.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'
import { themeCookie } from '../theme.server.ts'

/** Remembers light or dark, and returns to where the visitor was. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const wanted = form.get('theme')
  const theme = wanted === 'light' || wanted === 'dark' ? wanted : 'system'
  context.setCookies.push(themeCookie(theme, context.cookieNames.secure))
  return redirect(safeNext(form.get('next')))
}

export const loader = () => redirect('/')
