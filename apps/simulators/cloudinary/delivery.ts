import { createReadStream } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findOrDraw } from './demo/demo.ts'
import { render } from './pictures.ts'
import { poster } from './poster.ts'
import { Refusal } from './refusal.ts'
import { type Account, isDeliverySignature } from './signing.ts'
import type { Asset, Store } from './store.ts'
import { looksLikeStep, parseTransformation, type Step } from './transformation.ts'

export const TYPES: Record<string, string> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
}

interface Wanted {
  kind: string
  type: string
  signature: string | null
  transformation: string
  publicId: string
  format: string | null
}

/** /<cloud>/<kind>/<type>/[s--…--/][steps/][v<version>/]<name>[.<format>] */
export function serveDelivery(app: FastifyInstance, account: Account, store: Store): void {
  app.get(`/${account.cloud}/:kind/:type/*`, async (request, reply) => {
    const { kind, type, '*': rest } = request.params as { kind: string; type: string; '*': string }
    const wanted = read(kind, type, rest)
    assertSigned(account, wanted, rest)
    const asset = await findOrDraw(store, wanted)
    if (!asset) throw new Refusal(404, `Resource not found - ${wanted.publicId}`)
    reply.headers({
      'cache-control': 'public, max-age=2592000, immutable',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    const steps = parseTransformation(wanted.transformation)
    const still = kind === 'video' && wanted.format !== null && /^image\//.test(TYPES[wanted.format] ?? '')
    if (kind === 'video' && !still) return sendRange(request, reply, store, asset)
    const format = formatFor(request, steps, wanted, asset)
    if (steps.some(({ f }) => f === 'auto')) reply.header('vary', 'accept')
    const bytes = await store.derived(asset, `${wanted.transformation} ${format}`, () =>
      make(store, asset, steps, format),
    )
    return reply.type(TYPES[format] ?? 'application/octet-stream').send(bytes)
  })
}

function read(kind: string, type: string, rest: string): Wanted {
  const segments = rest.split('/').map(decodeURIComponent)
  const signature = /^s--([\w-]+)--$/.exec(segments[0] ?? '')?.[1] ?? null
  if (signature) segments.shift()
  const version = segments.findIndex((segment) => /^v\d+$/.test(segment))
  let end = version
  if (version < 0) end = segments.findIndex((segment) => !looksLikeStep(segment))
  const transformation = segments.slice(0, Math.max(0, end)).join('/')
  const name = segments.slice(version < 0 ? end : version + 1).join('/')
  const [, publicId = name, format = null] = /^(.+)\.([a-z0-9]{3,4})$/.exec(name) ?? []
  return { kind, type, signature, transformation, publicId, format }
}

/** A wrong signature is refused also where none is needed. */
function assertSigned(account: Account, { signature, transformation, type }: Wanted, rest: string) {
  const name = rest
    .split('/')
    .slice(signature ? 1 : 0)
    .join('/')
  const unversioned = name.replace(/(^|\/)v\d+\//, '$1')
  if (signature && !isDeliverySignature(account, signature, unversioned))
    throw new Refusal(401, 'Signature does not match')
  if (!signature && type !== 'upload')
    throw new Refusal(401, `Access denied - ${transformation || 'original'}`)
}

function formatFor(request: FastifyRequest, steps: Step[], { format, kind }: Wanted, asset: Asset): string {
  if (format) return format
  const automatic = steps.some(({ f }) => f === 'auto')
  if (!automatic) return steps.find(({ f }) => f)?.f ?? asset.format
  const accepts = request.headers.accept ?? ''
  const sides = steps.flatMap(({ w }) => (w && w !== 'auto' ? [Number(w)] : []))
  // AVIF costs this machine much time for large pictures, and saves little there.
  if (accepts.includes('image/avif') && Math.min(9999, ...sides) <= 512) return 'avif'
  if (accepts.includes('image/webp')) return 'webp'
  return kind === 'image' && asset.format !== 'avif' ? asset.format : 'jpg'
}

async function make(store: Store, asset: Asset, steps: Step[], format: string): Promise<Buffer> {
  if (asset.kind === 'video') return (await poster(asset, steps)).bytes
  const source = await store.read(asset)
  if (!steps.length && format === asset.format) return source
  return (await render(source, steps, format)).bytes
}

/** Players ask for parts of a film, and skip about in it. */
export function sendRange(request: FastifyRequest, reply: FastifyReply, store: Store, asset: Asset) {
  reply.headers({ 'accept-ranges': 'bytes' }).type(TYPES[asset.format] ?? 'application/octet-stream')
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  if (!from && !to) {
    return reply.header('content-length', asset.bytes).send(createReadStream(store.file(asset)))
  }
  const start = from ? Number(from) : Math.max(0, asset.bytes - Number(to))
  const end = Math.min(asset.bytes - 1, from && to ? Number(to) : asset.bytes - 1)
  if (start > end || start >= asset.bytes)
    return reply.code(416).header('content-range', `bytes */${asset.bytes}`).send()
  reply.code(206).headers({
    'content-range': `bytes ${start}-${end}/${asset.bytes}`,
    'content-length': end - start + 1,
  })
  return reply.send(createReadStream(store.file(asset), { start, end }))
}
