import { getHome, type Home } from '@banter/api/analytics/contract'
import { api } from '../api.server.ts'
import type { AppLoadContext, LoaderFunctionArgs } from '../router.server.ts'
import { kindOfHost } from './place.ts'

type Asking = Pick<LoaderFunctionArgs, 'request' | 'context'>

/** What has been asked for this page: the frame and the feed are loaders of their own. */
const asked = new WeakMap<AppLoadContext, Promise<Home>>()

/** Whether a member's front page is asked for, and not a part of it alone. */
export function isHome({ request, context }: Asking): boolean {
  const { pathname, searchParams } = new URL(request.url)
  return pathname === '/' && !searchParams.has('_routes') && kindOfHost(context) === 'school'
}

/** A member's front page with the frame around it, asked once for all who need a part of it. */
export async function homeOf({ request, context }: Asking): Promise<Home> {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const home = asked.get(context) ?? api(request, context)(getHome, { querystring: { cursor } })
  asked.set(context, home)
  return home.catch((error) => {
    // An answer can be read once.
    throw error instanceof Response ? error.clone() : error
  })
}
