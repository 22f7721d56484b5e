import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { type Asker, app, makeCampus, mediaService, type TestCampus } from '../../test/campus.ts'
import { getProduct } from '../marketplace/contract.ts'
import { sell } from '../marketplace/testing.ts'
import { getMedia } from './contract.ts'
import { announce, photo, send, uploaded } from './testing.ts'

const SECRET = 'simulated-media'

let campus: TestCampus
let sam: Asker

beforeAll(async () => {
  campus = await makeCampus()
  sam = await campus.student()
})

interface Notice {
  secret?: string
  at?: number
}

const tell = (about: object, { secret = SECRET, at = Math.floor(Date.now() / 1000) }: Notice = {}) => {
  const body = JSON.stringify(about)
  const signature = createHash('sha1')
    .update(body + at + secret)
    .digest('hex')
  const headers = {
    'content-type': 'application/json',
    'x-cld-timestamp': String(at),
    'x-cld-signature': signature,
  }
  return app.inject({ method: 'POST', url: '/webhooks/cloudinary', headers, payload: body })
}
const filesOf = async (id: string) => {
  const { files } = (await mediaService.inject('/_control/files')).json<{ files: { publicId: string }[] }>()
  return files.filter(({ publicId }) => publicId.endsWith(id)).length
}

test.each<[string, Notice]>([
  ['with another secret', { secret: 'guessed' }],
  ['of three hours ago', { at: Math.floor(Date.now() / 1000) - 3 * 3600 }],
  ['of tomorrow', { at: Math.floor(Date.now() / 1000) + 86_400 }],
])('a notification signed %s changes nothing', async (_what, notice) => {
  const { id } = await uploaded(sam, await photo(30))
  const resources = [{ public_id: `schools/${campus.school.id}/${id}` }]
  const answer = await tell({ notification_type: 'delete', resources }, notice)
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'BAD_SIGNATURE'])
  expect((await sam(getMedia, { params: { id } })).state).toBe('ready')
})

test('one without a signature, or with no JSON in it, is refused', async () => {
  expect(
    (await app.inject({ method: 'POST', url: '/webhooks/cloudinary', payload: { a: 1 } })).statusCode,
  ).toBe(400)
})

test('a file that the service lost is shown by nothing any more', async () => {
  const { id } = await uploaded(sam, await photo(31), { purpose: 'product' })
  const listing = await sell(sam, { media: [{ id }] })
  const answer = await tell({
    notification_type: 'delete',
    resources: [{ public_id: `schools/${campus.school.id}/${id}` }],
  })
  expect(answer.json()).toEqual({ received: true })
  expect((await sam(getProduct, { params: { id: listing.id } })).media).toEqual([])
  await expect(sam(getMedia, { params: { id } })).rejects.toMatchObject({ status: 404 })
})

describe('of an upload', () => {
  const uploadNotice = (id: string) => ({
    notification_type: 'upload',
    public_id: `schools/${campus.school.id}/${id}`,
    resource_type: 'image',
    type: 'upload',
  })

  test('that is announced, nothing happens; of one that belongs to nothing here, the file goes', async () => {
    const bytes = await photo(32)
    const signed = await announce(sam, bytes)
    await send(signed, bytes)
    await tell(uploadNotice(signed.id))
    expect(await filesOf(signed.id)).toBe(1)
    await campus.command((ctx) => ctx.db.mediaAsset.deleteMany({ where: { id: signed.id } }))
    await tell(uploadNotice(signed.id))
    expect(await filesOf(signed.id)).toBe(0)
  })

  test('with a name of no school, or one that no uuid could be, nothing happens', async () => {
    for (const public_id of ['samples/sheep', `schools/${crypto.randomUUID()}/x`, 'schools/../etc'])
      expect((await tell({ notification_type: 'upload', public_id })).statusCode).toBe(200)
  })
})
