import { randomBytes } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import type { FastifyBaseLogger, FastifyRequest } from 'fastify'
import { type SessionCookies, sessionCookies } from './cookies.ts'
import type { Env } from './env.ts'
import { forwarded } from './forwarding.ts'
import { createSessions } from './session.ts'

declare module '@remix-run/node' {
  interface AppLoadContext extends PageContext {}
}

/** What the server hands to every loader and action. */
export interface PageContext {
  nonce: string
  /** `scheme://host[:port]` as the visitor typed it. */
  origin: string
  host: string
  baseDomain: string
  requestId: string
  log: FastifyBaseLogger
  apiUrl: string
  /** The headers that tell the API who is asking from where. */
  forwarded: Record<string, string>
  accessToken: string | undefined
  sessionUnavailable: boolean
  cookieNames: SessionCookies
  /** Cookies the browser shall get with this answer, whatever the page returns. */
  setCookies: string[]
  flashSecret: string
  /** A page that was drawn goes here: in the body of the answer it would be written into bytes, and a stream, and read back from it. */
  page?: string
  /** Whether pages for the makers (the design page) are served. */
  workshop: boolean
}

export function contextMaker(env: Env) {
  const cookieNames = sessionCookies(env.PUBLIC_SCHEME)
  const sessionOf = createSessions(env.API_URL, cookieNames)
  const flashSecret = env.FLASH_SECRET ?? randomBytes(32).toString('base64url')
  return async (request: FastifyRequest): Promise<AppLoadContext> => {
    const origin = originOf(request, env)
    const headers = forwarded(request, env)
    const session = await sessionOf({ cookieHeader: request.headers.cookie, origin, headers })
    return {
      nonce: randomBytes(16).toString('base64'),
      origin,
      host: request.host,
      baseDomain: env.BASE_DOMAIN,
      requestId: request.id,
      log: request.log,
      apiUrl: env.API_URL,
      forwarded: headers,
      accessToken: session.accessToken,
      sessionUnavailable: session.unavailable,
      cookieNames,
      setCookies: [...session.setCookies],
      flashSecret,
      workshop: env.NODE_ENV !== 'production',
    }
  }
}

export const originOf = (request: FastifyRequest, env: Env) => `${env.PUBLIC_SCHEME}://${request.host}`
