import type { FastifyInstance, FastifyRequest } from 'fastify'
import { described } from './answers.ts'
import { Chunks } from './chunks.ts'
import { TYPES } from './delivery.ts'
import { findOrDraw } from './demo/demo.ts'
import type { Notices } from './notices.ts'
import { Refusal } from './refusal.ts'
import { type Account, type Parameters, verifySigned } from './signing.ts'
import type { Asset, Name, Store } from './store.ts'
import { MOST_BYTES, upload } from './uploading.ts'

interface Parts {
  account: Account
  store: Store
  notices: Notices
}

/** What is signed by its parameters: uploads, destroying, downloads of private files. */
export function serveUploads(app: FastifyInstance, { account, store, notices }: Parts): void {
  const chunks = new Chunks()
  const home = `/v1_1/${account.cloud}/:kind`
  const base = (request: FastifyRequest) => `http://${request.headers.host}/${account.cloud}`

  app.options('/*', async (_request, reply) =>
    reply
      .code(204)
      .headers({
        'access-control-allow-headers': 'content-type, x-requested-with, content-range, x-unique-upload-id',
        'access-control-max-age': '7200',
      })
      .send(),
  )

  app.post(`${home}/upload`, async (request) => {
    const { params, file } = await readForm(request)
    verifySigned(account, params)
    if (!file) throw new Refusal(400, 'Missing required parameter - file')
    const chunked = request.headers['content-range'] !== undefined
    const whole = chunked ? chunks.add(request.headers, file, MOST_BYTES.video) : file
    if (!whole) return { done: false, public_id: params.public_id, bytes: file.length, kind: 'upload' }
    const { asset, existing } = await upload(store, kindIn(request), params, whole)
    const answer = described(asset, base(request))
    if (!existing) notices.tell({ notification_type: 'upload', ...answer }, params.notification_url)
    const { phash } = asset
    return { ...answer, ...(existing ? { existing } : {}), ...(params.phash && phash ? { phash } : {}) }
  })

  app.post(`${home}/destroy`, async (request) => {
    const { params } = await readForm(request)
    verifySigned(account, params)
    const name = { kind: kindIn(request), type: params.type || 'upload', publicId: params.public_id ?? '' }
    const gone = await store.remove(name)
    if (gone) tellGone(notices, [gone])
    return { result: gone ? 'ok' : 'not found' }
  })

  app.post(`${home}/rename`, async (request) => {
    const { params } = await readForm(request)
    verifySigned(account, params)
    const from = {
      kind: kindIn(request),
      type: params.type || 'upload',
      publicId: params.from_public_id ?? '',
    }
    const to = { ...from, type: params.to_type || from.type, publicId: params.to_public_id ?? '' }
    const asset = await store.rename(from, to)
    if (!asset) throw new Refusal(404, `Resource not found - ${from.publicId}`)
    return described(asset, base(request))
  })

  app.get(`${home}/download`, async (request, reply) => {
    const params = request.query as Parameters
    verifySigned(account, params)
    if (params.expires_at && Number(params.expires_at) * 1000 < Date.now())
      throw new Refusal(401, 'The download address has expired')
    const name = { kind: kindIn(request), type: params.type || 'upload', publicId: params.public_id ?? '' }
    const asset = await findOrDraw(store, name)
    if (!asset) throw new Refusal(404, `Resource not found - ${name.publicId}`)
    if (params.attachment) reply.header('content-disposition', 'attachment')
    reply.header('cache-control', 'private, no-store')
    return reply.type(TYPES[asset.format] ?? 'application/octet-stream').send(await store.read(asset))
  })
}

/** The admin API, by key and secret: looking up and deleting. */
export function serveAdmin(app: FastifyInstance, { account, store, notices }: Parts): void {
  const home = `/v1_1/${account.cloud}/resources/:kind/:type`
  const expected = `Basic ${Buffer.from(`${account.key}:${account.secret}`).toString('base64')}`
  app.addHook('onRequest', async (request) => {
    if (request.headers.authorization !== expected) throw new Refusal(401, 'unknown api_key')
  })

  app.get(`${home}/*`, async (request) => {
    const { kind, type, '*': publicId } = request.params as { kind: string; type: string; '*': string }
    const asset = await findOrDraw(store, { kind, type, publicId })
    if (!asset) throw new Refusal(404, `Resource not found - ${publicId}`)
    const { phash, colors } = request.query as Parameters
    return {
      ...described(asset, `http://${request.headers.host}/${account.cloud}`),
      ...(phash && asset.phash ? { phash: asset.phash } : {}),
      ...(colors ? { colors: [[asset.colour, 100]] } : {}),
    }
  })

  app.delete(home, async (request) => {
    const { kind, type } = request.params as Omit<Name, 'publicId'>
    const named = (request.body as Record<string, string | string[]> | null)?.['public_ids[]'] ?? []
    const gone: Asset[] = []
    const deleted: Record<string, string> = {}
    for (const publicId of [named].flat()) {
      const asset = await store.remove({ kind, type, publicId })
      deleted[publicId] = asset ? 'deleted' : 'not_found'
      if (asset) gone.push(asset)
    }
    if (gone.length) tellGone(notices, gone)
    return { deleted, partial: false }
  })
}

function tellGone(notices: Notices, assets: Asset[]) {
  const resources = assets.map(({ kind, type, publicId, assetId, version }) => {
    return { resource_type: kind, type, public_id: publicId, asset_id: assetId, version }
  })
  notices.tell({ notification_type: 'delete', resources })
}

const kindIn = (request: FastifyRequest) => (request.params as { kind: string }).kind

/** Fields and one file. @throws Refusal */
async function readForm(request: FastifyRequest): Promise<{ params: Parameters; file: Buffer | null }> {
  if (!request.isMultipart()) return { params: (request.body ?? {}) as Parameters, file: null }
  const params: Parameters = {}
  let file: Buffer | null = null
  try {
    for await (const part of request.parts({
      limits: { files: 1, fileSize: MOST_BYTES.video + 1, fieldSize: 2 * MOST_BYTES.image },
    })) {
      if (part.type === 'file') file = await part.toBuffer()
      else if (part.fieldname === 'file') file = inlined(String(part.value))
      else params[part.fieldname] = String(part.value)
    }
  } catch {
    throw new Refusal(400, `File size too large. Maximum is ${MOST_BYTES.video}.`)
  }
  return { params, file }
}

/** A file as a data: address; nothing is fetched from elsewhere. */
function inlined(value: string): Buffer | null {
  const [, content] = /^data:[^,]*;base64,(.+)$/s.exec(value) ?? []
  return content ? Buffer.from(content, 'base64') : null
}
