import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { serveAdmin, serveUploads } from './api.ts'
import { serveControl } from './control.ts'
import { serveDelivery } from './delivery.ts'
import { Faults } from './faults.ts'
import { Notices } from './notices.ts'
import { Refusal } from './refusal.ts'
import { Store } from './store.ts'

export interface MediaSimulatorOptions {
  cloud?: string
  key?: string
  secret?: string
  /** Where files are kept; a temporary folder when left out. */
  folder?: string | undefined
  /** Who is told of what came and went. */
  notifyUrl?: string | undefined
  logger?: FastifyServerOptions['logger']
}

const BODY_LIMIT = 110 * 1024 * 1024

/** A local stand-in for Cloudinary: its upload, admin and delivery addresses and its notifications, with a control API for tests. */
export function buildMediaSimulator(options: MediaSimulatorOptions = {}): FastifyInstance {
  const { cloud = 'banter', key = '100000000000001', secret = 'simulated-media', logger = false } = options
  const app = Fastify({
    logger,
    bodyLimit: BODY_LIMIT,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 500 },
  })
  const account = { cloud, key, secret }
  const store = new Store(options.folder)
  const notices = new Notices(account, options.notifyUrl)
  const faults = new Faults()
  const parts = { account, store, notices }

  app.register(multipart)
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, fieldsOf(String(body))),
  )
  app.setErrorHandler<Error>((error, _request, reply) => {
    const status =
      error instanceof Refusal ? error.status : ((error as { statusCode?: number }).statusCode ?? 500)
    return reply
      .code(status)
      .header('x-cld-error', encodeURI(error.message))
      .send({ error: { message: error.message } })
  })
  app.addHook('onRequest', async (request, reply) => {
    // What people upload is never a page, whatever a browser would like to make of it.
    reply.headers({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'access-control-allow-origin': '*',
    })
    const ordered = !request.url.startsWith('/_control') && (await faults.meet(request, reply))
    if (ordered) return reply
  })
  app.get('/livez', () => ({ status: 'ok' }))
  app.register(async (scope) => serveUploads(scope, parts))
  app.register(async (scope) => serveAdmin(scope, parts))
  app.register(async (scope) => serveDelivery(scope, account, store))
  app.register(async (scope) => serveControl(scope, { store, faults, notices }), { prefix: '/_control' })
  app.addHook('onClose', async () => {
    notices.close()
    store.close()
  })
  return app
}

/** A name that comes twice is a list. */
function fieldsOf(body: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [name, value] of new URLSearchParams(body)) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  return fields
}
