import type { FastifyReply, FastifyRequest } from 'fastify'
import { ACCESS_COOKIE, ACCESS_SECONDS, cookieName } from '../http/session.ts'
import { SESSION_DAYS } from './sessions.ts'

const REFRESH_COOKIE = 'banter_refresh'

/** The cookies of a session. Without a Domain they stay on the host of one school; `__Host-` lets browsers enforce it. */
export function sessionCookies(scheme: 'http' | 'https') {
  const secure = scheme === 'https'
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
    refreshTokenOf: (request: FastifyRequest): string | undefined => request.cookies[refresh],
  }
}
