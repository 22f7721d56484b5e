import { timingSafeEqual } from 'node:crypto'
import { v2 as cloudinary } from 'cloudinary'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { type Account, accountOf } from './cloudinary/account.ts'
import { askCloudinary } from './cloudinary/calls.ts'
import { type Addresses, addressesAt } from './cloudinary/urls.ts'
import { BadMediaNotice, type FileName, type Media, type NewUpload, type StoredFile } from './media.ts'

/** How long the service takes a signature for. */
const SIGNATURE_MS = 60 * 60_000
const ORIGINAL_MS = 5 * 60_000
const NOTICE_MS = 2 * 60 * 60_000
/** Written anew, so that nothing of the camera, the place or a second file in one stays. */
const INCOMING = { image: 'c_limit,h_4096,w_4096/fl_force_strip', video: 'c_limit,h_1920,w_1920' }

/** Cloudinary through its own SDK; with a simulator's address the same SDK speaks to that. @throws when it is told both or neither */
export function openMedia(options: { url?: string | undefined; simulatorUrl?: string | undefined }): Media {
  const account = accountOf(options)
  return {
    simulated: Boolean(options.simulatorUrl),
    ...remembered(addressesAt(account)),
    originalUrl: ({ publicId, kind, private: hidden, format }, at, options) =>
      cloudinary.utils.private_download_url(publicId, format, {
        ...account,
        resource_type: kind,
        type: typeOf(hidden),
        timestamp: seconds(at),
        expires_at: seconds(at) + ORIGINAL_MS / 1000,
        ...(options?.attachment ? { attachment: true } : {}),
      } as Parameters<typeof cloudinary.utils.private_download_url>[2]),
    signUpload: (upload) => signUpload(account, upload),
    lookUp: (file) => lookUp(account, file),
    setPublic: (file, shown) => setPublic(account, file, shown),
    destroy: (files) => destroy(account, files),
    verifyNotice: (rawBody, signature, timestamp) => verifyNotice(account, rawBody, signature, timestamp),
  }
}

/** Addresses are asked for again and again, for the same few thousand pictures. */
function remembered(addresses: Addresses): Addresses {
  const known = new LRUCache<string, string>({ max: 20_000 })
  const keep = (name: string, make: () => string) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const made = make()
    known.set(name, made)
    return made
  }
  return {
    url: (key, shape) => keep(`${shape} ${key}`, () => addresses.url(key, shape)),
    srcSet: (key, width) => keep(`${width} ${key}`, () => addresses.srcSet(key, width)),
  }
}

/** Everything that decides is signed: the name, that nothing is replaced, what may come in and what is done with it. */
function signUpload(account: Account, { publicId, kind, private: hidden, format, at }: NewUpload) {
  const signed = {
    public_id: publicId,
    timestamp: String(seconds(at)),
    type: typeOf(hidden),
    overwrite: 'false',
    allowed_formats: format,
    transformation: INCOMING[kind],
    ...(kind === 'image' ? { phash: 'true' } : {}),
  }
  const signature = cloudinary.utils.api_sign_request(signed, account.api_secret)
  return {
    url: `${account.upload_prefix}/v1_1/${account.cloud_name}/${kind}/upload`,
    fields: { ...signed, api_key: account.api_key, signature },
    expiresAt: new Date(seconds(at) * 1000 + SIGNATURE_MS),
  }
}

const Found = z.object({
  public_id: z.string(),
  version: z.int(),
  format: z.string().default(''),
  bytes: z.int(),
  width: z.int().default(0),
  height: z.int().default(0),
  duration: z.number().default(0),
  phash: z.string().nullish(),
  colors: z.array(z.tuple([z.string(), z.number()])).optional(),
})

async function lookUp(
  account: Account,
  { publicId, kind, private: hidden }: FileName,
): Promise<StoredFile | null> {
  const wanted = { ...account, resource_type: kind, type: typeOf(hidden) }
  const about = kind === 'image' ? { phash: true, colors: true } : {}
  const answer: unknown = await askCloudinary(() =>
    cloudinary.api.resource(publicId, { ...wanted, ...about }),
  )
  if (!answer) return null
  const { public_id, duration, phash, colors, ...found } = Found.parse(answer)
  return {
    ...found,
    publicId: public_id,
    durationMs: Math.round(duration * 1000),
    fingerprint: phash ?? null,
    colour: colors?.[0]?.[0].slice(0, 7).toLowerCase() ?? '',
  }
}

async function setPublic(account: Account, { publicId, kind }: FileName, shown: boolean): Promise<void> {
  const change = { type: typeOf(shown), to_type: typeOf(!shown), overwrite: true, invalidate: true }
  await askCloudinary(() =>
    cloudinary.uploader.rename(publicId, publicId, { ...account, ...change, resource_type: kind }),
  )
}

/** The service takes a hundred names at once, of one kind and type. */
async function destroy(account: Account, files: FileName[]): Promise<void> {
  for (const resource_type of ['image', 'video'] as const) {
    for (const hidden of [false, true]) {
      // In the tombstone a public file is kept as a private one.
      const group = files.filter((file) => file.kind === resource_type && (hidden || !file.private))
      for (let from = 0; from < group.length; from += 100) {
        const names = group.slice(from, from + 100).map(({ publicId }) => publicId)
        const wanted = { ...account, resource_type, type: typeOf(hidden), invalidate: true }
        await askCloudinary(() => cloudinary.api.delete_resources(names, wanted))
      }
    }
  }
}

const Named = z.object({
  public_id: z.string(),
  resource_type: z.string().default('image'),
  type: z.string().default('upload'),
})
const Notice = z.object({
  notification_type: z.string(),
  ...Named.partial().shape,
  resources: z.array(Named).default([]),
})

function verifyNotice(account: Account, raw: Buffer, signature = '', timestamp = '') {
  const age = Date.now() - Number(timestamp) * 1000
  const body = raw.toString('utf8')
  if (!body || !/^\d{10}$/.test(timestamp) || Math.abs(age) > NOTICE_MS) throw new BadMediaNotice()
  const expected = Buffer.from(cloudinary.utils.webhook_signature(body, Number(timestamp), account))
  const given = Buffer.from(signature)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) throw new BadMediaNotice()
  const notice = Notice.parse(JSON.parse(body))
  const named = notice.public_id === undefined ? notice.resources : [Named.parse(notice), ...notice.resources]
  const files = named.map(({ public_id: publicId, resource_type, type }): FileName => {
    return {
      publicId,
      kind: resource_type === 'video' ? 'video' : 'image',
      private: type === 'authenticated',
    }
  })
  return { type: notice.notification_type, files }
}

/** Of a `private` file anybody can ask for another size; of an `authenticated` one only who has the signature. */
const typeOf = (hidden: boolean) => (hidden ? 'authenticated' : 'upload')
const seconds = (at: Date) => Math.floor(at.getTime() / 1000)
