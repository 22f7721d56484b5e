import httpProxy from '@fastify/http-proxy'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Env } from './env.ts'
import { forwarded } from './forwarding.ts'

/** Where no ingress does it: browser and API share one origin, so cookies stay on one host. Bodies pass untouched. */
export async function proxyToApi(app: FastifyInstance, env: Env) {
  for (const prefix of ['/api', '/webhooks']) {
    await app.register(httpProxy, {
      upstream: env.API_URL,
      prefix,
      rewritePrefix: prefix,
      websocket: prefix === '/api',
      wsClientOptions: {
        rewriteRequestHeaders: (headers: object, request: FastifyRequest) => ({
          ...headers,
          ...forwarded(request, env),
        }),
      },
      replyOptions: {
        onError: (reply, { error }) => unreachable(reply as FastifyReply, error),
        rewriteRequestHeaders: (request, headers) => {
          const { forwarded: _claimed, ...kept } = headers
          return { ...kept, ...forwarded(request, env) }
        },
      },
    } as Parameters<typeof httpProxy>[1])
  }
}

/** In the API's own shape, since who asks expects that. */
function unreachable(reply: FastifyReply, error: Error) {
  reply.request.log.error({ err: error }, 'the API did not answer')
  const detail = 'Banter cannot be reached right now. Please try again shortly.'
  const requestId = reply.request.id
  const problem = {
    type: 'about:blank',
    title: 'Service Unavailable',
    status: 503,
    detail,
    code: 'UNAVAILABLE',
    requestId,
  }
  return reply
    .code(503)
    .header('retry-after', '5')
    .type('application/problem+json')
    .send(JSON.stringify(problem))
}
