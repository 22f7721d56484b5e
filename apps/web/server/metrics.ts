import type { ServerBuild } from '@remix-run/node'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Histogram, type Registry } from 'prom-client'
import { patternFinder } from './route-patterns.ts'

const PAGES = '/*'

/** Measures answers by route, never by URL, which would carry ids, and by the first digit of their status. */
export function measureAnswers(
  app: FastifyInstance,
  registry: Registry,
  build: ServerBuild | (() => Promise<ServerBuild>),
) {
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by method, route and class of status.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  })
  // Vite makes the pages anew while they are worked on: there they are all one.
  const pageOf = typeof build === 'function' ? () => PAGES : patternFinder(build)
  const routeOf = ({ url, routeOptions }: FastifyRequest) =>
    routeOptions.url === PAGES ? pageOf(url.split('?', 1)[0] ?? '/') : (routeOptions.url ?? 'none')
  app.addHook('onResponse', async (request, reply) => {
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    seconds.observe({ method: request.method, route: routeOf(request), status }, reply.elapsedTime / 1000)
  })
}

/** Serves /metrics on a port of its own, which no proxy leads to. */
export async function serveMetrics(registry: Registry, { host, port }: { host: string; port: number }) {
  collectDefaultMetrics({ register: registry })
  const server = fastify()
  server.get('/metrics', async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
  await server.listen({ host, port })
  return server
}
