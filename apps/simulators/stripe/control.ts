import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { checkCard } from './cards.ts'
import { ControlError } from './control-error.ts'
import type { Due } from './due.ts'
import type { Faults } from './faults.ts'
import type { Idempotency } from './idempotency.ts'
import { finishAuthentication, payByCard } from './payment.ts'
import type { RequestLog } from './request-log.ts'
import type { Webhooks } from './webhooks.ts'
import type { World } from './world.ts'

/** Back too: tests that share a simulator leave its clock as they found it. */
const advanceBody = z.strictObject({ advanceSeconds: z.int() })
const webhooksBody = z.strictObject({
  mode: z.enum(['normal', 'hold', 'shuffle', 'duplicate', 'drop', 'missign']).optional(),
  delayMs: z.int().min(0).max(60_000).optional(),
  url: z.url().optional(),
})
const faultBody = z.strictObject({
  match: z.strictObject({ method: z.string().optional(), path: z.string().optional() }).default({}),
  kind: z.enum(['error500', 'error429', 'error409', 'timeout_before', 'timeout_after_effect', 'slow']),
  times: z.int().min(1).default(1),
  delayMs: z.int().min(0).max(120_000).default(0),
})
const payBody = z.strictObject({
  session: z.string(),
  card: z.string().default('4242424242424242'),
  authenticate: z.enum(['complete', 'fail', 'leave']).default('complete'),
})

export interface Controls {
  world: World
  due: Due
  faults: Faults
  idempotency: Idempotency
  log: RequestLog
  webhooks: Webhooks
  originOf: (request: FastifyRequest) => string
}

/** What tests use to move time, cause trouble and see what was asked; no part of Stripe. */
export function serveControl(app: FastifyInstance, controls: Controls): void {
  const { world, due, faults, log } = controls
  app.post('/clock', (request) => {
    world.origin = controls.originOf(request)
    world.advance(advanceBody.parse(request.body).advanceSeconds)
    due.run()
    return { now: world.clock.now() }
  })
  app.post('/faults', (request) => {
    faults.order(faultBody.parse(request.body))
    return { waiting: faults.waiting() }
  })
  app.post('/faults/clear', () => {
    faults.clear()
    return { waiting: faults.waiting() }
  })
  app.get('/requests', () => ({ requests: log.all() }))
  app.post('/pay', (request) => pay(controls, request))
  app.get('/ledger', () => ({ accounts: world.tables.ledger.values() }))
  app.post('/reset', () => {
    world.reset()
    controls.webhooks.clear()
    controls.idempotency.clear()
    faults.clear()
    log.clear()
    return { reset: true }
  })
  serveWebhookControl(app, controls)
}

function serveWebhookControl(app: FastifyInstance, { world, webhooks }: Controls): void {
  const state = () => ({
    mode: webhooks.mode,
    delayMs: webhooks.delayMs,
    held: webhooks.heldBack(),
    deliveries: world.tables.deliveries.values(),
  })
  app.get('/webhooks', state)
  app.post('/webhooks', (request) => {
    const wanted = webhooksBody.parse(request.body)
    webhooks.mode = wanted.mode ?? webhooks.mode
    webhooks.delayMs = wanted.delayMs ?? 0
    webhooks.settings.url = wanted.url ?? webhooks.settings.url
    return state()
  })
  app.post('/webhooks/release', async () => ({ released: await webhooks.release() }))
}

/** Pays a checkout without its page, by the same steps. */
function pay({ world, due, originOf }: Controls, request: FastifyRequest) {
  due.run()
  const wanted = payBody.parse(request.body)
  const session = world.tables.sessions.get(wanted.session)
  if (!session) throw new ControlError(404, `no checkout ${wanted.session}`)
  const form = { number: wanted.card, expiry: '12/49', cvc: '123', name: 'Test Buyer' }
  const checked = checkCard(form, world.clock.now())
  if ('problems' in checked) throw new ControlError(422, JSON.stringify(checked.problems))
  const payer = { name: form.name, email: session.customer_email }
  const page = `${originOf(request)}/c/pay/${session.id}`
  const first = payByCard(world, session, checked, payer, `${page}/authenticate`)
  const current = world.tables.sessions.get(session.id) ?? session
  const asked = first.kind === 'authenticate' && wanted.authenticate !== 'leave'
  const outcome = asked ? finishAuthentication(world, current, wanted.authenticate === 'complete') : first
  return { outcome, session: world.tables.sessions.get(session.id) }
}
