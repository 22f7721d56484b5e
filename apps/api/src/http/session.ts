import type { School, Viewer } from '@banter/tenants/context'
import { SignInRequired } from '@banter/tenants/context'
import { schoolKey } from '@banter/tenants/keys'
import createError from '@fastify/error'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { LRUCache } from 'lru-cache'
import type { Access } from './endpoint.ts'

export const ACCESS_SECONDS = 15 * 60
export const ACCESS_COOKIE = 'banter_access'

/** Over https browsers refuse a `__Host-` cookie that a neighbouring host tries to set. */
export const cookieName = (name: string, secure: boolean) => (secure ? `__Host-${name}` : name)

/** No cache on the way keeps an answer that belongs to a session. */
export const keepFromCaches = (reply: FastifyReply) => reply.header('cache-control', 'private, no-store')

export const InvalidToken = createError(
  'INVALID_TOKEN',
  'This access token is not valid here. Please sign in again.',
  401,
)
export const NotAllowed = createError('NOT_ALLOWED', 'Your account may not do this.', 403)
export const WrongOrigin = createError('WRONG_ORIGIN', 'This request came from another site.', 403)

export interface AccessToken {
  sub: string
  sid: string
}

declare module '@fastify/jwt' {
  interface FastifyJWT {
    payload: AccessToken
    user: AccessToken & { aud: string }
  }
}

declare module 'fastify' {
  interface FastifyInstance {
    /** A token of fifteen minutes for one session at one school. */
    issueAccessToken(school: School, token: AccessToken): string
    /** Makes a sign-out, suspension or new role count at once in this process; others follow within five seconds. */
    forgetSession(school: School, sessionId: string): void
  }
}

interface SessionOptions {
  /** Who a session belongs to now; null when it has ended or its owner may not come in. */
  viewerOf: (school: School, sessionId: string) => Promise<Viewer | null>
  originOf: (request: FastifyRequest) => string
}

const allowed: Record<Exclude<Access, 'anyone'>, Viewer['role'][]> = {
  member: ['student', 'moderator', 'admin', 'finance', 'super_admin'],
  moderator: ['moderator', 'admin'],
  admin: ['admin'],
  finance: ['finance', 'super_admin'],
  super_admin: ['super_admin'],
}

/** Who is asking. A token counts only at the school it was made for, and only while its session lives. */
export const sessionPlugin = fp<SessionOptions>(
  async (app, { viewerOf, originOf }) => {
    const viewers = new LRUCache<string, { viewer: Viewer | null }>({ max: 50_000, ttl: 5_000 })

    app.decorate('issueAccessToken', (school: School, { sub, sid }: AccessToken) =>
      app.jwt.sign({ sub, sid }, { aud: school.id, expiresIn: ACCESS_SECONDS }),
    )
    app.decorate('forgetSession', (school: School, sessionId: string) => {
      viewers.delete(schoolKey(school, sessionId))
    })

    async function liveViewer(school: School, { sub, sid }: AccessToken) {
      const key = schoolKey(school, sid)
      const known = viewers.get(key) ?? { viewer: await viewerOf(school, sid) }
      // Only after a miss: setting again would renew the five seconds of a busy session for ever.
      if (!viewers.has(key)) viewers.set(key, known)
      return known.viewer?.id === sub ? known.viewer : null
    }

    app.addHook('onRequest', async (request, reply) => {
      // Before anything can refuse: that somebody may not see a thing is theirs to know as well.
      if (request.headers.authorization || request.headers.cookie) keepFromCaches(reply)
      const { access } = request.routeOptions.config
      if (!access) throw new Error(`${request.routeOptions.url} does not say who may ask.`)
      if (request.place.at !== 'apex') request.viewer = await identify(request, request.place.school)
      if (access === 'anyone') return
      if (!request.viewer) throw new SignInRequired()
      if (!allowed[access].includes(request.viewer.role)) throw new NotAllowed()
    })

    async function identify(request: FastifyRequest, school: School): Promise<Viewer | null> {
      const bearer = request.headers.authorization?.match(/^Bearer (.+)$/i)?.[1]
      const secure = originOf(request).startsWith('https:')
      const token = bearer ?? request.cookies[cookieName(ACCESS_COOKIE, secure)]
      if (!token) return null
      const claims = verify(token, school)
      const viewer = claims && (await liveViewer(school, claims))
      if (viewer && !bearer) assertSameOrigin(request)
      // A stale cookie is a visitor; a client that shows a token wants to know that it does not count.
      if (!viewer && bearer && !request.routeOptions.config.staleToken) throw new InvalidToken()
      return viewer
    }

    function verify(token: string, school: School): AccessToken | null {
      try {
        const claims = app.jwt.verify<AccessToken & { aud?: unknown; exp?: unknown }>(token)
        // The library takes a token without an audience, or without an end, for one that is fine everywhere and for ever.
        return claims.aud === school.id && typeof claims.exp === 'number' ? claims : null
      } catch {
        return null
      }
    }

    function assertSameOrigin(request: FastifyRequest) {
      const safe = request.method === 'GET' || request.method === 'HEAD'
      if (!safe && request.headers.origin !== originOf(request)) throw new WrongOrigin()
    }
  },
  { name: 'session', dependencies: ['tenant'] },
)
