import type { FastifyInstance } from 'fastify'

const KEPT_MS = 1_000

/** `/livez`: this process answers. `/readyz`: so does the API behind it, asked at most once a second. */
export function serveHealth(app: FastifyInstance, apiUrl: string) {
  let asked: { at: number; ready: Promise<boolean> } | undefined

  function apiAnswers(): Promise<boolean> {
    if (!asked || Date.now() - asked.at > KEPT_MS) {
      const ready = fetch(`${apiUrl}/livez`, { signal: AbortSignal.timeout(2_000) })
        .then(async (response) => {
          await response.body?.cancel()
          return response.ok
        })
        .catch(() => false)
      asked = { at: Date.now(), ready }
    }
    return asked.ready
  }

  app.get('/livez', async () => ({ status: 'ok' }))
  app.get('/readyz', async (_request, reply) => {
    if (await apiAnswers()) return { status: 'ok' }
    return reply.code(503).send({ status: 'unavailable', down: ['api'] })
  })
}
