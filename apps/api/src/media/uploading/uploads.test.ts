import { clock } from '@banter/tenants/testing'
import sharp from 'sharp'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Asker } from '../../../test/campus.ts'
import { makeCampus, mediaService, mediaUrl, type TestCampus } from '../../../test/campus.ts'
import { announceUpload, completeUpload, getMedia } from '../contract.ts'
import { announce, photo, send, uploaded } from '../testing.ts'

let campus: TestCampus
let sam: Asker

beforeAll(async () => {
  campus = await makeCampus()
  sam = await campus.student()
})
afterEach(() => {
  clock.offsetMs = 0
})

const filesOf = async (school: { id: string }) => {
  const { files } = (await mediaService.inject('/_control/files')).json<{ files: { publicId: string }[] }>()
  return files.filter(({ publicId }) => publicId.includes(school.id))
}
test('a picture goes to the media service itself, and counts once that has looked at it', async () => {
  const bytes = await photo(1, { width: 300, height: 200 })
  const signed = await announce(sam, bytes)
  expect(signed.url).toBe(`${mediaUrl}/v1_1/banter/image/upload`)
  expect(signed.fields).toMatchObject({
    public_id: `schools/${campus.school.id}/${signed.id}`,
    overwrite: 'false',
    allowed_formats: 'jpg',
  })
  await expect(sam(completeUpload, { params: { id: signed.id } })).rejects.toMatchObject({
    status: 422,
    code: 'MEDIA_NOT_UPLOADED',
  })
  expect((await send(signed, bytes)).status).toBe(200)
  const { media, similar } = await sam(completeUpload, { params: { id: signed.id } })
  expect(media).toMatchObject({
    id: signed.id,
    kind: 'image',
    width: 300,
    height: 200,
    placeholder: expect.stringMatching(/^#[0-9a-f]{6}$/),
  })
  expect(similar).toEqual([])
  const shown = await fetch(media.thumbUrl)
  expect([shown.status, shown.headers.get('x-content-type-options')]).toEqual([200, 'nosniff'])
  expect(await sharp(Buffer.from(await shown.arrayBuffer())).metadata()).toMatchObject({
    width: 480,
    height: 480,
  })
  expect(await sam(completeUpload, { params: { id: signed.id } })).toEqual({ media, similar })
  expect((await sam(getMedia, { params: { id: signed.id } })).state).toBe('ready')
})

test('what the camera wrote beside the picture does not stay', async () => {
  const bytes = await sharp(await photo(2))
    .withExif({
      IFD0: { Make: 'Phone', Copyright: 'Sam' },
      IFD3: { GPSLatitude: '32/1 43/1 0/1', GPSLatitudeRef: 'N' },
    })
    .toBuffer()
  expect((await sharp(bytes).metadata()).exif).toBeDefined()
  const media = await uploaded(sam, bytes)
  for (const address of [media.url, await originalOf(media.id)]) {
    const kept = await sharp(Buffer.from(await (await fetch(address)).arrayBuffer())).metadata()
    expect([kept.exif, kept.xmp, kept.iptc]).toEqual([undefined, undefined, undefined])
  }
})

const originalOf = async (id: string) => {
  const { files } = (await mediaService.inject('/_control/files')).json<{
    files: { publicId: string; version: number }[]
  }>()
  const file = files.find(({ publicId }) => publicId.endsWith(id))
  return `${mediaUrl}/banter/image/upload/v${file?.version}/${file?.publicId}.jpg`
}

const html = '<!doctype html><script>alert(document.cookie)</script>'
const hugeHeader = () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  const size = Buffer.alloc(13)
  size.writeUInt32BE(50_000, 0)
  size.writeUInt32BE(50_000, 4)
  size.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([png, size, Buffer.from('00000000', 'hex')])
}

describe('refused, with nothing kept:', () => {
  const hostile: [string, () => Promise<Buffer> | Buffer, string][] = [
    [
      'HTML that begins as a JPEG',
      () => Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from(html)]),
      'Invalid image file',
    ],
    [
      'an SVG with a script',
      () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
      'Invalid image file',
    ],
    ['HTML called photo.jpg', () => Buffer.from(html), 'Invalid image file'],
    ['a header of 50,000 × 50,000 pixels', hugeHeader, 'not allowed'],
    [
      'half a JPEG',
      async () => (await photo(3, { width: 800, height: 600 })).subarray(0, 9_000),
      'Invalid image file',
    ],
    [
      'a PNG announced as a JPEG',
      async () =>
        sharp(await photo(4))
          .png()
          .toBuffer(),
      'png not allowed',
    ],
    [
      'a film called photo.jpg',
      () => Buffer.concat([Buffer.from('00000018', 'hex'), Buffer.from('ftypmp42\0\0\0\0mp42isom')]),
      'Invalid image file',
    ],
  ]

  test.each(hostile)('%s', async (_what, make, why) => {
    const bytes = await make()
    const before = await filesOf(campus.school)
    const signed = await announce(sam, bytes)
    const answer = await send(signed, bytes)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining(why)])
    await expect(sam(completeUpload, { params: { id: signed.id } })).rejects.toMatchObject({
      code: 'MEDIA_NOT_UPLOADED',
    })
    expect(await filesOf(campus.school)).toEqual(before)
  })

  test('50,000 × 50,000 pixels in a PNG that is announced as one', async () => {
    const signed = await announce(sam, hugeHeader(), { contentType: 'image/png' })
    const answer = await send(signed, hugeHeader())
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringMatching(/pixels|Invalid/)])
  })

  test('a forged signature, another name and another school’s place', async () => {
    const there = await makeCampus()
    const theirs = await announce(await there.student(), await photo(5))
    const bytes = await photo(6)
    const mine = await announce(sam, bytes)
    const forged: Record<string, string>[] = [
      { signature: '0'.repeat(40) },
      { public_id: theirs.fields.public_id ?? '' },
      { allowed_formats: 'svg' },
      { overwrite: 'true' },
      { transformation: '' },
    ]
    for (const over of forged) {
      const answer = await send(mine, bytes, over)
      expect([answer.status, await answer.text()]).toEqual([
        401,
        expect.stringContaining('Invalid Signature'),
      ])
    }
    expect(await filesOf(there.school)).toEqual([])
    await expect(sam(completeUpload, { params: { id: theirs.id } })).rejects.toMatchObject({ status: 404 })
  })

  test('a signature of two hours ago', async () => {
    clock.offsetMs = -2 * 3_600_000
    const bytes = await photo(7)
    const answer = await send(await announce(sam, bytes), bytes)
    expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('Stale request')])
  })

  test('a second file under the same signature does not replace the first', async () => {
    const bytes = await photo(8)
    const signed = await announce(sam, bytes)
    await send(signed, bytes)
    const answer = (await (await send(signed, await photo(9))).json()) as { existing?: boolean }
    expect(answer.existing).toBe(true)
  })

  test('a film where pictures go, too much of anything, and a type that is neither', async () => {
    const ask = (body: object) =>
      sam(announceUpload, {
        body: { purpose: 'post', contentType: 'image/jpeg', bytes: 1, ...body } as never,
      })
    await expect(ask({ purpose: 'avatar', contentType: 'video/mp4' })).rejects.toMatchObject({
      status: 422,
      code: 'MEDIA_KIND',
    })
    await expect(ask({ bytes: 11 * 1024 * 1024 })).rejects.toMatchObject({
      status: 422,
      code: 'MEDIA_TOO_LARGE',
    })
    await expect(ask({ contentType: 'image/svg+xml' })).rejects.toMatchObject({
      status: 422,
      fields: { contentType: expect.any(String) },
    })
    await expect(ask({ contentType: 'text/html' })).rejects.toMatchObject({ status: 422 })
  })
})

test('a JPEG with a page behind it keeps its pixels and nothing of the page', async () => {
  const media = await uploaded(sam, Buffer.concat([await photo(10), Buffer.from(html)]))
  const kept = await fetch(await originalOf(media.id))
  expect(kept.headers.get('content-type')).toBe('image/jpeg')
  expect(Buffer.from(await kept.arrayBuffer()).includes('script')).toBe(false)
})

test('while the media service is down, people are told so, and can go on where they were', async () => {
  const bytes = await photo(12)
  const signed = await announce(sam, bytes)
  await send(signed, bytes)
  await mediaService.inject({
    method: 'POST',
    url: '/_control/faults',
    payload: { kind: 'error500', path: '/v1_1', times: 3 },
  })
  await expect(sam(completeUpload, { params: { id: signed.id } })).rejects.toMatchObject({
    status: 503,
    code: 'MEDIA_UNAVAILABLE',
  })
  expect((await sam(completeUpload, { params: { id: signed.id } })).media.id).toBe(signed.id)
})
