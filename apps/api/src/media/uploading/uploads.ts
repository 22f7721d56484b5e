import type { MediaAsset } from '@banter/prisma'
import { type Campus, type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { NotFound } from '../../http/errors.ts'
import type * as contract from '../contract.ts'
import { formatOf, isPrivate, kindOf, kindsFor, mostBytes, whyNot } from '../file-rules.ts'
import type { FileName, Media, StoredFile } from '../media.ts'
import { mediaUploaded } from '../topics.ts'
import { said } from '../uses.ts'
import { viewOf } from '../views.ts'
import { assertRoom, fill, QuotaFull } from './quota.ts'
import { similarListings } from './similar.ts'

export const KindNotTaken = createError('MEDIA_KIND', 'This place takes pictures only.', 422)
export const FileTooLarge = createError(
  'MEDIA_TOO_LARGE',
  'Pictures may have 10 MB, videos 100 MB. Please choose a smaller one.',
  422,
)
export const NotUploaded = createError(
  'MEDIA_NOT_UPLOADED',
  'The file has not arrived. Please upload it again.',
  422,
)
export const NotAPicture = createError(
  'MEDIA_FORMAT',
  'This file is no picture or video that can be shown.',
  422,
)
export const TooManyPixels = createError('MEDIA_PIXELS', 'Pictures may have 40 megapixels.', 422)
export const TooManyUnfinished = createError(
  'TOO_MANY_UPLOADS',
  'Too many uploads are unfinished. Please wait an hour.',
  422,
)

const refusals = { format: NotAPicture, size: FileTooLarge, pixels: TooManyPixels }
const MOST_UNFINISHED = 60

type Announced = z.output<typeof contract.announceUpload.schema.body>

/** @throws KindNotTaken, FileTooLarge, TooManyUnfinished, QuotaFull */
export async function announceUpload(ctx: Ctx, media: Media, { purpose, contentType, bytes }: Announced) {
  const viewer = signedIn(ctx)
  const kind = kindOf(contentType)
  if (!kindsFor[purpose].includes(kind)) throw new KindNotTaken()
  if (bytes > mostBytes(kind)) throw new FileTooLarge()
  const [unfinished] = await ctx.sql<{ count: number }>(sql`
    select count(*)::int as count from media_assets
     where owner_id = ${viewer.id}::uuid and state = 'announced' and created_at > ${ctx.now}::timestamptz - interval '1 hour'`)
  if ((unfinished?.count ?? 0) >= MOST_UNFINISHED) throw new TooManyUnfinished()
  await assertRoom(ctx, bytes)
  const id = v7()
  const file = { publicId: publicIdOf(ctx, id), kind, private: isPrivate(purpose) }
  ctx.write(sql`
    insert into media_assets (id, owner_id, purpose, kind, public_id, bytes, private, created_at)
    values (${id}::uuid, ${viewer.id}::uuid, ${purpose}, ${kind}::"MediaKind", ${file.publicId}, ${bytes}, ${file.private}, ${ctx.now})`)
  const { expiresAt, ...signed } = media.signUpload({ ...file, format: formatOf[contentType], at: ctx.now })
  return { id, ...signed, expiresAt: expiresAt.toISOString() }
}

/** The school is in the name, so that what arrives at the service can be told apart there as well. */
const publicIdOf = (ctx: ReadCtx, id: string) => `schools/${ctx.school.id}/${id}`

export const schoolOfPublicId = (publicId: string) =>
  /^schools\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/[^/]+$/.exec(publicId)?.[1]

type Row = MediaAsset & { purpose: contract.Purpose }

/**
 * Nothing that the browser says of the file counts: the service is asked, and what may not stay is destroyed. Said twice, it is the same.
 * @throws NotFound, NotUploaded, NotAPicture, FileTooLarge, TooManyPixels, QuotaFull, MediaDown
 */
export async function completeUpload(campus: Campus, media: Media, id: string) {
  const asset = await campus.read((ctx) => findOwn(ctx, id))
  if (asset.state !== 'announced') return await campus.read((ctx) => answer(ctx, media, id))
  const found = await media.lookUp(asset)
  if (!found) throw new NotUploaded()
  const wrong = found.publicId === asset.publicId ? whyNot({ ...found, kind: asset.kind }) : 'format'
  if (wrong) {
    await discard(campus, media, asset)
    throw new refusals[wrong]()
  }
  try {
    return await campus.command(async (ctx) => {
      await keep(ctx, asset, found)
      return await answer(ctx, media, id)
    })
  } catch (error) {
    if (error instanceof QuotaFull) await discard(campus, media, asset)
    throw error
  }
}

/** @throws NotFound */
export async function findOwn(ctx: ReadCtx, id: string): Promise<Row> {
  const asset = await ctx.db.mediaAsset.findFirst({
    where: { id, ownerId: signedIn(ctx).id, state: { not: 'purged' } },
    omit: { fingerprint: true },
  })
  if (!asset) throw new NotFound()
  return asset as Row
}

async function keep(ctx: Ctx, { id, ownerId }: Row, file: StoredFile) {
  const kept = await ctx.sql(sql`
    update media_assets
       set state = 'ready', ready_at = ${ctx.now}, version = ${file.version}, format = ${file.format}, bytes = ${file.bytes},
           width = ${file.width}, height = ${file.height}, duration_ms = ${file.durationMs}, colour = ${file.colour},
           fingerprint = ${signedBits(file.fingerprint)}::bigint
     where id = ${id}::uuid and state = 'announced' returning id`)
  if (!kept.length) return
  await fill(ctx, file.bytes)
  await publish(ctx, mediaUploaded, said(ctx, { id, ownerId }))
}

/** The database counts in signed numbers: the same 64 bits. */
const signedBits = (hexadecimal: string | null) =>
  hexadecimal && /^[0-9a-f]{1,16}$/i.test(hexadecimal)
    ? String(BigInt.asIntN(64, BigInt(`0x${hexadecimal}`)))
    : null

async function answer(ctx: ReadCtx, media: Media, id: string) {
  const asset = await findOwn(ctx, id)
  if (asset.state !== 'ready') throw new NotFound()
  const similar = asset.purpose === 'product' ? await similarListings(ctx, id) : []
  return { media: viewOf(media, { ...asset, alt: '', crop: [] }), similar }
}

/** Destroyed first: were the row gone and the file not, nobody would look for it. */
async function discard(campus: Campus, media: Media, asset: FileName & { id: string }) {
  await media.destroy([asset])
  await campus.command((ctx) => ctx.db.mediaAsset.deleteMany({ where: { id: asset.id, state: 'announced' } }))
}
