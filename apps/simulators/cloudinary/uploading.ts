import { randomUUID } from 'node:crypto'
import { looksOf, takeIn } from './pictures.ts'
import { Refusal } from './refusal.ts'
import type { Parameters } from './signing.ts'
import { sniff } from './sniff.ts'
import type { Asset, Store } from './store.ts'
import { factsOf, withoutUserData } from './video.ts'

export const MOST_BYTES = { image: 10 * 1024 * 1024, video: 100 * 1024 * 1024 }
const TAKEN = { image: ['jpg', 'png', 'gif', 'webp', 'avif'], video: ['mp4', 'webm', 'mov'] }

/** What an upload becomes: looked at by its bytes, made anew, kept under the signed name. @throws Refusal */
export async function upload(store: Store, wanted: string, params: Parameters, file: Buffer) {
  const { kind, format } = admit(wanted, params, file)
  const name = { kind, type: params.type || 'upload', publicId: params.public_id || randomUUID() }
  const before = store.find(name)
  if (before && params.overwrite === 'false') return { asset: before, existing: true }
  const now = new Date()
  const made = kind === 'image' ? await picture(file, format, params) : film(file, format, params)
  const asset: Asset = {
    ...name,
    ...made.facts,
    assetId: randomUUID().replaceAll('-', ''),
    version: Math.floor(now.getTime() / 1000),
    bytes: made.bytes.length,
    createdAt: now.toISOString(),
  }
  await store.keep(asset, made.bytes)
  return { asset, existing: false }
}

function admit(wanted: string, params: Parameters, file: Buffer) {
  const found = sniff(file)
  const refused = wanted === 'video' ? 'Unsupported video format or file' : 'Invalid image file'
  if (!found || (wanted !== 'auto' && found.kind !== wanted)) throw new Refusal(400, refused)
  const { kind, format } = found
  if (file.length > MOST_BYTES[kind])
    throw new Refusal(400, `File size too large. Got ${file.length}. Maximum is ${MOST_BYTES[kind]}.`)
  const allowed = (params.allowed_formats || TAKEN[kind].join(',')).split(',')
  if (!allowed.includes(format) || !TAKEN[kind].includes(format))
    throw new Refusal(400, `${kind === 'image' ? 'Image' : 'Video'} file format ${format} not allowed`)
  return found
}

async function picture(file: Buffer, from: string, params: Parameters) {
  const { bytes, format, width, height } = await takeIn(file, from, params.transformation ?? '')
  return { bytes, facts: { format, width, height, durationMs: 0, ...(await looksOf(bytes)) } }
}

/** Nothing here decodes films: an incoming transformation takes away what a phone wrote beside them, and no more. */
function film(file: Buffer, format: string, params: Parameters) {
  const bytes = params.transformation && format !== 'webm' ? withoutUserData(file) : file
  return { bytes, facts: { format, ...factsOf(file, format), phash: null, colour: '#0F172A' } }
}
