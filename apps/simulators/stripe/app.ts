import type { FastifyError, FastifyInstance, FastifyRequest, FastifyServerOptions } from 'fastify'
import Fastify from 'fastify'
import { ZodError } from 'zod'
import { serveApi } from './api.ts'
import { serveBillingControl } from './billing/billing-control.ts'
import { serveInvoices } from './billing/invoices/invoice-page.ts'
import { servePortal } from './billing/portal/portal-page.ts'
import { serveControl } from './control.ts'
import { serveMoneyControl } from './control-money.ts'
import { Due } from './due.ts'
import { StripeFault } from './errors.ts'
import { Faults } from './faults.ts'
import { Idempotency } from './idempotency.ts'
import { serveCheckout } from './pages/checkout.ts'
import { serveOnboarding } from './pages/onboarding.ts'
import { serveSellerBalance } from './pages/seller-balance.ts'
import { RequestLog } from './request-log.ts'
import { endpoints } from './resources/all.ts'
import { Webhooks } from './webhooks.ts'
import { World } from './world.ts'

export interface StripeSimulatorOptions {
  secretKey: string
  webhookSecret: string
  webhookUrl?: string
  /** The origin of the hosted pages; the address of each request when left out. */
  publicUrl?: string
  /** The file that keeps everything across restarts; in memory only when left out. */
  store?: string
  /** The wait before an undelivered webhook is tried again, doubling each time. */
  webhookRetryMs?: number
  logger?: FastifyServerOptions['logger']
}

const TICK_MS = 1000

/** A local stand-in for Stripe: its API, hosted pages and webhooks, with a control API for tests. */
export function buildStripeSimulator(options: StripeSimulatorOptions): FastifyInstance {
  const app = Fastify({ logger: options.logger ?? false, bodyLimit: 1 << 20, forceCloseConnections: true })
  const world = new World(options.store)
  const due = new Due(world)
  const webhooks = new Webhooks(world, {
    url: options.webhookUrl,
    secret: options.webhookSecret,
    retryMs: options.webhookRetryMs ?? 1000,
  })
  const parts = {
    world,
    due,
    faults: new Faults(),
    idempotency: new Idempotency(world),
    log: new RequestLog(),
  }
  const originOf = (request: FastifyRequest) =>
    options.publicUrl?.replace(/\/+$/, '') ?? `http://${request.headers.host ?? 'localhost'}`

  app.get('/livez', () => ({ status: 'ok' }))
  app.register(async (scope) =>
    serveApi(scope, { ...parts, originOf, secretKey: options.secretKey }, endpoints),
  )
  app.register(async (scope) => servePages(scope, world, due, originOf))
  app.register(
    async (scope) => {
      scope.setErrorHandler(refuseControl)
      serveControl(scope, { ...parts, webhooks, originOf })
      serveMoneyControl(scope, world)
      serveBillingControl(scope, world)
    },
    { prefix: '/_control' },
  )
  keepTime(app, { world, due, webhooks })
  return app
}

function servePages(
  scope: FastifyInstance,
  world: World,
  due: Due,
  originOf: (request: FastifyRequest) => string,
): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string' },
    (_request, body, done) => done(null, body),
  )
  scope.addHook('preHandler', async (request) => {
    world.origin = originOf(request)
    due.run()
  })
  serveCheckout(scope, world, originOf)
  serveOnboarding(scope, world)
  serveSellerBalance(scope, world)
  serveInvoices(scope, world)
  servePortal(scope, world)
}

function keepTime(
  app: FastifyInstance,
  { world, due, webhooks }: { world: World; due: Due; webhooks: Webhooks },
): void {
  world.onEvents = (ids) => webhooks.raise(ids)
  const tick = setInterval(() => due.run(), TICK_MS)
  tick.unref()
  app.addHook('onReady', async () => webhooks.resume())
  app.addHook('onClose', async () => {
    clearInterval(tick)
    webhooks.close()
    world.store.close()
  })
}

function refuseControl(
  error: FastifyError | ZodError | StripeFault,
  _request: FastifyRequest,
  reply: { code: (status: number) => { send: (body: object) => unknown } },
): void {
  if (error instanceof ZodError) reply.code(400).send({ error: { message: error.message } })
  else if (error instanceof StripeFault) reply.code(error.status).send(error.body)
  else reply.code(error.statusCode ?? 500).send({ error: { message: error.message } })
}
