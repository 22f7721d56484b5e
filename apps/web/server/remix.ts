import { Readable } from 'node:stream'
import { type AppLoadContext, createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { lastOfEach } from './cookies.ts'

/** The list of pages: the same for everybody, named by the build's version. */
const MANIFEST = '/__manifest?'

const CLAIMS = new Set(['x-forwarded-host', 'x-forwarded-for', 'x-forwarded-proto', 'forwarded'])

/** Remix as a Fastify handler; the body has been read (and limited) by Fastify's buffer parser. */
export function remixHandler(build: ServerBuild | (() => Promise<ServerBuild>), mode: string) {
  const handle = createRequestHandler(build, mode)
  return async function page(request: FastifyRequest, reply: FastifyReply, context: AppLoadContext) {
    const asked = toWebRequest(request, reply, context.origin)
    const answer = await handle(asked, context)
    reply.code(answer.status)
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') reply.header(name, value)
    const cookies = lastOfEach([...context.setCookies, ...answer.headers.getSetCookie()])
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    const personal = cookies.length > 0 || (request.headers.cookie && !request.url.startsWith(MANIFEST))
    if (personal) reply.header('cache-control', 'private, no-store')
    if (context.page !== undefined && request.method !== 'HEAD') return reply.send(context.page)
    if (!answer.body) return reply.send(null)
    return reply.send(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]))
  }
}

function toWebRequest(request: FastifyRequest, reply: FastifyReply, origin: string): Request {
  const gone = new AbortController()
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort()
  })
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value === undefined || CLAIMS.has(name)) continue
    for (const one of Array.isArray(value) ? value : [value]) headers.append(name, one)
  }
  const init: RequestInit = { method: request.method, headers, signal: gone.signal }
  if (Buffer.isBuffer(request.body)) init.body = new Uint8Array(request.body)
  return new Request(origin + request.url, init)
}
