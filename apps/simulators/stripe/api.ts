import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { authenticate } from './authenticate.ts'
import type { Due } from './due.ts'
import type { Endpoint } from './endpoint.ts'
import { StripeFault } from './errors.ts'
import type { Fault, Faults } from './faults.ts'
import { parseForm } from './form.ts'
import type { Idempotency } from './idempotency.ts'
import { fingerprintOf } from './idempotency.ts'
import { newId } from './identifiers.ts'
import type { LoggedRequest, RequestLog } from './request-log.ts'
import { noteParameters } from './request-log.ts'
import { API_VERSION, type World } from './world.ts'

export interface Api {
  world: World
  due: Due
  faults: Faults
  idempotency: Idempotency
  log: RequestLog
  secretKey: string
  originOf: (request: FastifyRequest) => string
}

interface Answer {
  status: number
  body: object
  headers?: Record<string, string>
}

/** Serves Stripe's API: authentication, faults, idempotency, parameter checks, then the endpoint itself. */
export function serveApi(app: FastifyInstance, api: Api, endpoints: Endpoint[]): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))
  for (const endpoint of endpoints) {
    app.route({
      method: endpoint.method,
      url: endpoint.path,
      exposeHeadRoute: false,
      handler: (request, reply) => answerCall(api, endpoint, request, reply),
    })
  }
  app.all('/v1/*', (request, reply) => answerCall(api, undefined, request, reply))
  app.all('/v2/*', (request, reply) => answerCall(api, undefined, request, reply))
}

async function answerCall(
  api: Api,
  endpoint: Endpoint | undefined,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const path = request.url.split('?', 1)[0] ?? ''
  const fault = api.faults.take(request.method, path)
  const entry = api.log.add({
    id: newId('req', 14),
    method: request.method,
    path,
    account: header(request, 'stripe-account'),
    idempotencyKey: header(request, 'idempotency-key'),
  })
  entry.fault = fault?.kind ?? null
  if (fault?.kind === 'timeout_before') return hangUp(reply, fault)
  const answer = await settle(api, endpoint, request, entry, fault)
  if (fault?.kind === 'timeout_after_effect') return hangUp(reply, fault)
  entry.status = answer.status
  reply.headers({
    'request-id': entry.id,
    'stripe-version': API_VERSION,
    ...(entry.idempotencyKey && { 'idempotency-key': entry.idempotencyKey }),
    ...answer.headers,
  })
  await reply.code(answer.status).send(answer.body)
}

async function settle(
  api: Api,
  endpoint: Endpoint | undefined,
  request: FastifyRequest,
  entry: LoggedRequest,
  fault: Fault | undefined,
): Promise<Answer> {
  try {
    authenticate(request, api.secretKey)
    if (!endpoint) throw unknownUrl(entry)
    if (fault?.kind === 'error429') throw tooMany()
    if (fault?.kind === 'error409') throw lockTimeout()
    api.world.origin = api.originOf(request)
    api.due.run()
    return await once(api, endpoint, request, entry, fault)
  } catch (error) {
    if (!(error instanceof StripeFault)) request.log.error(error)
    return refusal(error)
  }
}

/** Runs the call unless its idempotency key says that it has run already. */
async function once(
  api: Api,
  endpoint: Endpoint,
  request: FastifyRequest,
  entry: LoggedRequest,
  fault: Fault | undefined,
): Promise<Answer> {
  const raw = rawParameters(request)
  noteParameters(entry, raw)
  const key = endpoint.method === 'POST' ? entry.idempotencyKey : null
  if (key === null) return execute(api, endpoint, request, entry, raw, undefined, fault)
  const scoped = `${entry.account ?? ''}:${key}`
  const fingerprint = fingerprintOf(entry.method, entry.path, raw)
  const kept = api.idempotency.claim(scoped, fingerprint)
  if (kept) {
    entry.replayed = true
    const headers = { 'idempotent-replayed': 'true', 'original-request': kept.requestId }
    return { status: kept.status, body: kept.body, headers: { ...headers, ...retryAdvice(kept.status) } }
  }
  try {
    return await execute(api, endpoint, request, entry, raw, { key: scoped, fingerprint }, fault)
  } finally {
    api.idempotency.release(scoped)
  }
}

async function execute(
  api: Api,
  endpoint: Endpoint,
  request: FastifyRequest,
  entry: LoggedRequest,
  raw: unknown,
  claim: { key: string; fingerprint: string } | undefined,
  fault: Fault | undefined,
): Promise<Answer> {
  if (fault?.kind === 'slow') await wait(fault.delayMs)
  const { world } = api
  const account = entry.account ?? undefined
  const cause = { requestId: entry.id, idempotencyKey: entry.idempotencyKey }
  const keep = (status: number, body: object) => {
    if (claim) api.idempotency.keep(claim.key, claim.fingerprint, { status, body, requestId: entry.id })
  }
  const path = Object.values(request.params as Record<string, string>)
  const work = endpoint.prepare(raw, path, { world, origin: api.originOf(request), account })
  try {
    if (account) assertAccount(world, endpoint, account)
    if (fault?.kind === 'error500')
      throw new StripeFault(500, 'An unknown error occurred', { type: 'api_error' })
    return world.change(() => {
      const done = work()
      const answer = done instanceof StripeFault ? refusal(done) : { status: 200, body: done }
      keep(answer.status, answer.body)
      return answer
    }, cause)
  } catch (error) {
    const answer = refusal(error)
    if (!(error instanceof StripeFault)) request.log.error(error)
    if (!(error instanceof StripeFault) || error.stored) world.change(() => keep(answer.status, answer.body))
    return claim ? { ...answer, headers: retryAdvice(answer.status) } : answer
  }
}

function rawParameters(request: FastifyRequest): unknown {
  const body = typeof request.body === 'string' ? request.body : ''
  if (request.method !== 'POST') return parseForm(request.url.split('?').slice(1).join('?'))
  if (!request.url.startsWith('/v2/')) return parseForm(body)
  try {
    return body === '' ? {} : JSON.parse(body)
  } catch {
    throw new StripeFault(400, 'Invalid JSON in the request body.', { stored: false })
  }
}

function assertAccount(world: World, endpoint: Endpoint, account: string): void {
  if (endpoint.forAccounts && world.tables.accounts.get(account)) return
  const message = endpoint.forAccounts
    ? `The provided key does not have access to account '${account}' (or that account does not exist).`
    : 'This simulator does not run this endpoint on behalf of connected accounts.'
  throw new StripeFault(403, message, { code: 'account_invalid', stored: false })
}

/** Stripe's 500s are kept for their key, so trying again is no use and its SDK is told so. */
function retryAdvice(status: number): Record<string, string> {
  return status >= 500 ? { 'stripe-should-retry': 'false' } : {}
}

function refusal(error: unknown): Answer {
  if (error instanceof StripeFault) return { status: error.status, body: error.body }
  const message = 'An unknown error occurred'
  return { status: 500, body: { error: { type: 'api_error', message } } }
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' && value !== '' ? value : null
}

async function hangUp(reply: FastifyReply, fault: Fault): Promise<void> {
  reply.hijack()
  if (fault.delayMs > 0) await wait(fault.delayMs)
  reply.raw.destroy()
}

function unknownUrl({ method, path }: LoggedRequest): StripeFault {
  return new StripeFault(404, `Unrecognized request URL (${method}: ${path}).`, { stored: false })
}

function tooMany(): StripeFault {
  const message = 'Request rate limit exceeded.'
  return new StripeFault(429, message, { code: 'rate_limit', stored: false })
}

function lockTimeout(): StripeFault {
  const message = 'This object cannot be accessed right now because another request is using it.'
  return new StripeFault(409, message, { code: 'lock_timeout', stored: false })
}
