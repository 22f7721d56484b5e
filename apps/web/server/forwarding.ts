import type { FastifyRequest } from 'fastify'
import type { Env } from './env.ts'

/** What the API is told about the visitor; whatever the visitor claims in these headers is replaced. */
export function forwarded(request: Pick<FastifyRequest, 'host' | 'ip' | 'id'>, env: Env) {
  return {
    'x-forwarded-host': request.host,
    'x-forwarded-for': request.ip,
    'x-forwarded-proto': env.PUBLIC_SCHEME,
    'x-request-id': request.id,
  }
}
