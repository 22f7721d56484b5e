import { randomUUID } from 'node:crypto'
import { constants } from 'node:zlib'
import compress from '@fastify/compress'
import type { ServerBuild } from '@remix-run/node'
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify'
import type { Registry } from 'prom-client'
import { serveAssets } from './assets.ts'
import type { Env } from './env.ts'
import { contentSecurityPolicy, secureReply } from './headers.ts'
import { serveHealth } from './health.ts'
import { contextMaker, originOf } from './load-context.ts'
import { measureAnswers } from './metrics.ts'
import { mayChange } from './origin.ts'
import { plainPage } from './plain-page.ts'
import { proxyToApi } from './proxy.ts'
import { remixHandler } from './remix.ts'

const MEGABYTE = 1024 * 1024
const HOST = /^[a-z0-9.-]+(:\d{1,5})?$/i

export interface Site {
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Folder of the browser's files with a trailing slash; absent in development, where Vite serves them. */
  assets?: string
  attach?: (app: FastifyInstance) => void
  /** What is measured of the answers goes there. */
  metrics?: Registry
  /** Where log lines go, when not to the standard output. */
  log?: { write(line: string): void }
}

export async function buildApp(env: Env, site: Site): Promise<FastifyInstance> {
  const app = fastify({
    logger: { level: env.LOG_LEVEL, ...(site.log ? { stream: site.log } : {}) },
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    trustProxy: env.TRUSTED_PROXIES?.split(',').map((range) => range.trim()) ?? false,
    bodyLimit: MEGABYTE,
  })
  app.addHook('onRequest', async (request, reply) => {
    secureReply(reply, env)
    reply.header('x-request-id', request.id)
  })
  if (site.metrics) measureAnswers(app, site.metrics, site.build)
  app.addHook('onResponse', async (request, reply) => logAnswer(request, reply.statusCode, reply.elapsedTime))
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500
    // A visitor who leaves in the middle is no failure of ours.
    const left = request.raw.destroyed || reply.raw.destroyed
    if (status >= 500 && !left) request.log.error({ err: error }, 'the request failed')
    return reply.code(status).type('text/html; charset=utf-8').send(plainPage(status, request.id))
  })
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).type('text/html; charset=utf-8').send(plainPage(404, request.id)),
  )
  site.attach?.(app)
  serveHealth(app, env.API_URL)
  await app.register(async (scope) => proxyToApi(scope, env))
  if (site.assets) await serveAssets(app, site.assets)
  await app.register(async (scope) => servePages(scope, env, site))
  return app
}

async function servePages(app: FastifyInstance, env: Env, site: Site) {
  await app.register(compress, {
    encodings: ['br', 'gzip'],
    globalDecompression: false,
    // No page sends a part later, so nothing is flushed in between: each flush costs time and bytes. A page fits into a small window.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 2, [constants.BROTLI_PARAM_LGWIN]: 18 } },
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  const contextOf = contextMaker(env)
  const page = remixHandler(site.build, env.NODE_ENV)
  app.all('/*', async (request, reply) => {
    if (!HOST.test(request.host)) throw refusal(400)
    if (!mayChange(request, originOf(request, env))) throw refusal(403)
    const context = await contextOf(request)
    reply.header('content-security-policy', contentSecurityPolicy(context.nonce, env))
    return page(request, reply, context)
  })
}

const refusal = (statusCode: number) => Object.assign(new Error(`refused with ${statusCode}`), { statusCode })

/** No address, no query, no cookie: what is logged identifies a request, not a person. */
function logAnswer(request: FastifyRequest, status: number, elapsed: number) {
  const path = request.url.split('?', 1)[0]
  const line = { host: request.host, method: request.method, path, status }
  request.log.info({ ...line, ms: Math.round(elapsed) }, 'answered')
}
