import { ApiError, createClient } from '@banter/api/client'
import { cookieSet, readCookies } from '../server/cookies.ts'
import { type AppLoadContext, redirect } from './router.server.ts'
import type { FormRefusal } from './ui/form-errors.tsx'

const TIMEOUT_MS = 10_000

/**
 * The API as this visitor may use it: their school, their session. Cookies it sets reach the browser by themselves.
 * A loader's failures become pages (sign-in, 403, 404, 429, 500, 503); an action's become an `ApiError` for `refused`,
 * except a session that ended (sign-in) and things that are not there (404).
 */
export function api(request: Request, context: AppLoadContext) {
  const call = createClient(
    (path, init) => send(request, context, path, init),
    {},
    (response) => {
      for (const cookie of response.headers.getSetCookie()) context.setCookies.push(cookie)
      const renewed = cookieSet(context.setCookies, context.cookieNames.access)
      if (renewed !== undefined) context.accessToken = renewed || undefined
    },
  )
  const guarded: typeof call = async (endpoint, ...asked) => {
    const token = context.accessToken
    try {
      return await call(endpoint, ...asked)
    } catch (error) {
      throw asPage(error, {
        request,
        context,
        signedIn: token !== undefined,
        changing: endpoint.method !== 'GET',
      })
    }
  }
  return guarded
}

async function send(
  request: Request,
  context: AppLoadContext,
  path: string,
  init: { method: string; headers: Record<string, string>; body?: string },
): Promise<Response> {
  const headers: Record<string, string> = { ...context.forwarded, ...init.headers, origin: context.origin }
  if (context.accessToken) headers.authorization = `Bearer ${context.accessToken}`
  const refresh = readCookies(request.headers.get('cookie')).get(context.cookieNames.refresh)
  if (refresh && path.startsWith('/api/v1/auth/'))
    headers.cookie = `${context.cookieNames.refresh}=${refresh}`
  const agent = request.headers.get('user-agent')
  if (agent) headers['user-agent'] = agent
  try {
    return await fetch(context.apiUrl + path, { ...init, headers, signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch (error) {
    context.log.error({ err: error, path: path.split('?', 1)[0] }, 'the API did not answer')
    throw new ApiError(
      503,
      { code: 'UNAVAILABLE', detail: 'Banter cannot be reached right now. Please try again shortly.' },
      null,
    )
  }
}

interface Asking {
  request: Request
  context: AppLoadContext
  signedIn: boolean
  changing: boolean
}

function asPage(error: unknown, { request, context, signedIn, changing }: Asking): unknown {
  if (!(error instanceof ApiError)) return error
  if (error.status === 401 && context.sessionUnavailable) return problem(503, 'UNAVAILABLE', error, context)
  if (error.status === 401 && (signedIn || !changing)) {
    const { access, secure } = context.cookieNames
    context.setCookies.push(
      `${access}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
    )
    return redirect(signInPath(request))
  }
  if (changing && error.status !== 404) return error
  return problem(error.status, error.code, error, context)
}

/** What the error pages need to know; never more than the API chose to say. */
export interface PageProblem {
  code: string
  detail: string
  requestId: string
  retryAfter: string | null
}

function problem(status: number, code: string, error: ApiError, context: AppLoadContext): Response {
  const body: PageProblem = {
    code,
    detail: error.message,
    requestId: context.requestId,
    retryAfter: error.retryAfter,
  }
  return Response.json(body, { status, headers: error.retryAfter ? { 'retry-after': error.retryAfter } : {} })
}

/** Where to sign in and come back from; a form comes back to its page. */
export function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const here = pathname.replace(/\.data$/, '').replace(/^\/_root$/, '/')
  return here === '/' && !search
    ? '/sign-in'
    : `/sign-in?next=${encodeURIComponent(here + withoutInternal(search))}`
}

function withoutInternal(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('_routes')
  query.delete('index')
  return query.size > 0 ? `?${query}` : ''
}

/** A path on this site to go on to, whatever somebody put into the address. */
export function safeNext(wanted: FormDataEntryValue | null, otherwise = '/'): string {
  if (typeof wanted !== 'string' || !/^\/(?![/\\])/.test(wanted)) return otherwise
  const target = new URL(wanted, 'http://here.invalid')
  return target.host === 'here.invalid' ? target.pathname + target.search : otherwise
}

export type { FormRefusal }
