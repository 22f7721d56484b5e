import { safeNext } from '../api.server.ts'
import { type AppLoadContext, redirect } from '../router.server.ts'
import { kindOfHost } from '../shell/place.ts'

/** Accounts belong to a school or to the platform: the public site leads to the school picker. */
export function requireAccounts(context: AppLoadContext): void {
  if (kindOfHost(context) === 'apex') throw redirect('/find')
}

/** Who is signed in has no business on this page. */
export function requireVisitor(request: Request, context: AppLoadContext): void {
  requireAccounts(context)
  if (context.accessToken) throw redirect(safeNext(new URL(request.url).searchParams.get('next')))
}
