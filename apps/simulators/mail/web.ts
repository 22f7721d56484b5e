import Fastify, { type FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Inbox } from './inbox.ts'
import { listPage, messagePage, missingPage } from './pages.ts'

const Query = z.object({
  to: z.string().max(320).optional(),
  q: z.string().max(320).optional(),
  before: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** No script anywhere; a mail's own page is sandboxed as well, since mails may hold anything. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'self'; frame-ancestors 'self'"

/** The inbox for people (pages) and for tests (JSON). */
export function serveInbox(inbox: Inbox): FastifyInstance {
  const app = Fastify({ forceCloseConnections: true })
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    })
  })
  app.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    const status = error instanceof z.ZodError ? 400 : (error.statusCode ?? 500)
    return reply
      .code(status)
      .send({ error: error instanceof z.ZodError ? 'The search is not valid.' : error.message })
  })
  app.get('/livez', () => ({ status: 'ok' }))
  serveMessages(app, inbox)
  servePages(app, inbox)
  return app
}

function serveMessages(app: FastifyInstance, inbox: Inbox) {
  app.get('/api/messages', (request) => {
    const { messages, more } = inbox.search(Query.parse(request.query))
    return { messages, next: more ? messages.at(-1)?.id : null }
  })
  app.get<{ Params: { id: string } }>('/api/messages/:id', (request, reply) => {
    return inbox.get(request.params.id) ?? reply.code(404).send({ error: 'There is no such mail.' })
  })
  app.delete('/api/messages', (_request, reply) => {
    inbox.clear()
    return reply.code(204).send()
  })
}

function servePages(app: FastifyInstance, inbox: Inbox) {
  app.register(async (pages) => {
    pages.addHook('onSend', async (_request, reply) => {
      reply.type('text/html; charset=utf-8')
      if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', PAGE_POLICY)
    })
    pages.get('/', (request) => {
      const search = Query.parse(request.query)
      return listPage(inbox.search(search), search)
    })
    pages.get<{ Params: { id: string } }>('/messages/:id', (request, reply) => {
      const message = inbox.get(request.params.id)
      return message ? messagePage(message) : reply.code(404).send(missingPage())
    })
    pages.get<{ Params: { id: string } }>('/messages/:id/html', (request, reply) => {
      const body = inbox.get(request.params.id)?.html
      if (!body) return reply.code(404).send(missingPage())
      reply.header('content-security-policy', MAIL_POLICY)
      return `<base target="_blank">${body}`
    })
  })
}
