import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Deps } from '../../deps.ts'
import { ACCESS_COOKIE, ACCESS_SECONDS, cookieName, WrongOrigin } from '../../http/session.ts'
import { SESSION_DAYS } from './sessions.ts'

const REFRESH_COOKIE = 'banter_refresh'

export type SessionCookies = ReturnType<typeof sessionCookies>

/** The cookies of a session. Without a Domain they stay on the host of one school; `__Host-` lets browsers enforce it. */
export function sessionCookies({ env, site }: Pick<Deps, 'env' | 'site'>) {
  const secure = env.PUBLIC_SCHEME === 'https'
  const access = cookieName(ACCESS_COOKIE, secure)
  const refresh = cookieName(REFRESH_COOKIE, secure)
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

  return {
    set(reply: FastifyReply, tokens: { accessToken: string; refreshToken: string }) {
      reply.setCookie(access, tokens.accessToken, { ...options, maxAge: ACCESS_SECONDS })
      reply.setCookie(refresh, tokens.refreshToken, { ...options, maxAge: SESSION_DAYS * 86_400 })
    },
    clear(reply: FastifyReply) {
      reply.clearCookie(access, options)
      reply.clearCookie(refresh, options)
    },
    /** A cookie comes along by itself, so the page that sent the request must be one of this school. @throws WrongOrigin */
    refreshTokenOf(request: FastifyRequest): string | undefined {
      const token = request.cookies[refresh]
      const { origin } = request.headers
      if (token && origin !== undefined && origin !== site.urlOf(request.school, '')) throw new WrongOrigin()
      return token
    },
  }
}
