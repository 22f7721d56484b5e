import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import sharp from 'sharp'
import type { z } from 'zod'
import { type Asker, makeCampus } from '../../test/campus.ts'
import {
  announceUpload,
  type ContentType,
  completeUpload,
  type Purpose,
  type SignedUpload,
} from './contract.ts'

export interface Sent {
  purpose?: Purpose
  contentType?: z.output<typeof ContentType>
  name?: string
}

/** Pixels that differ from those of every other seed. */
export async function photo(seed: number, size = { width: 64, height: 48 }): Promise<Buffer> {
  const { width, height } = size
  const pixels = Buffer.alloc(width * height * 3)
  for (let i = 0; i < pixels.length; i++) {
    const [x, y] = [Math.floor(i / 3) % width, Math.floor(i / 3 / width)]
    pixels[i] =
      128 + 127 * Math.sin((x * (seed % 7) + y * (seed % 5) + seed * 3 + (i % 3)) / (6 + (seed % 11)))
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer()
}

/** Dark shapes on a pale ground, 640 by 480: something to recognise again. */
export const drawing = (shapes: string): Promise<Buffer> =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"><rect width="640" height="480" fill="#eadfce"/>${shapes}</svg>`,
    ),
  )
    .jpeg()
    .toBuffer()

export const announce = (
  who: Asker,
  bytes: Buffer,
  { purpose = 'post', contentType = 'image/jpeg' }: Sent = {},
) => who(announceUpload, { body: { purpose, contentType, bytes: bytes.length } })

/** As a browser sends it: the signed fields and then the file. */
export function send(
  signed: z.output<typeof SignedUpload>,
  bytes: Buffer,
  over: Record<string, string> = {},
  name = 'photo.jpg',
) {
  const form = new FormData()
  for (const [field, value] of Object.entries({ ...signed.fields, ...over })) form.append(field, value)
  form.append('file', new Blob([new Uint8Array(bytes)]), name)
  return fetch(signed.url, { method: 'POST', body: form })
}

/** A whole upload. */
export async function uploaded(who: Asker, bytes: Buffer, sent: Sent = {}) {
  const signed = await announce(who, bytes, sent)
  const answer = await send(signed, bytes, {}, sent.name)
  if (!answer.ok) throw new Error(await answer.text())
  return (await who(completeUpload, { params: { id: signed.id } })).media
}

/** A student whose pictures are followed through months. */
export async function campusOfPictures() {
  const campus = await makeCampus()
  const sam = await campus.student()
  // The clock goes further ahead than a session lasts.
  await campus.command((ctx) =>
    ctx.sql(sql`update sessions set expires_at = ${ctx.now}::timestamptz + interval '1 year'`),
  )
  let seed = 100
  return {
    campus,
    sam,
    upload: async (who: Asker = sam) => uploaded(who, await photo(seed++), { purpose: 'product' }),
    async stateOf(id: string): Promise<string | undefined> {
      const rows = await campus.read((ctx) =>
        ctx.sql<{ state: string }>(sql`select state from media_assets where id = ${id}::uuid`),
      )
      return rows[0]?.state
    },
    async topicsOf(id: string): Promise<string[]> {
      const rows = await campus.read((ctx) =>
        ctx.sql<{ topic: string }>(
          sql`select topic from outbox where payload->>'media_id' = ${id} order by seq`,
        ),
      )
      return rows.map(({ topic }) => topic)
    },
    later(days: number): void {
      clock.offsetMs = days * 86_400_000
    },
  }
}
