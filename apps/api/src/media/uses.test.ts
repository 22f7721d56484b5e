import { clock } from '@banter/tenants/testing'
import sharp from 'sharp'
import { afterEach, describe, expect, test } from 'vitest'
import { type Asker, makeCampus } from '../../test/campus.ts'
import { createProduct, deleteProduct, getProduct, updateProduct } from '../marketplace/contract.ts'
import { book, sell } from '../marketplace/testing.ts'
import { completeUpload, deleteMedia, getMedia, restoreMedia } from './contract.ts'
import { announce, campusOfPictures, drawing, photo, send, uploaded } from './testing.ts'
import { releaseMedia, setMedia } from './uses.ts'

const { campus, sam, upload, stateOf, topicsOf, later } = await campusOfPictures()

afterEach(() => {
  clock.offsetMs = 0
})

test('a picture that two listings show survives the first and goes with the second', async () => {
  const { id } = await upload()
  const [first, second] = [
    await sell(sam, { media: [{ id }] }),
    await sell(sam, { media: [{ id, alt: 'A book' }] }),
  ]
  await sam(deleteProduct, { params: { id: first.id } })
  expect(await stateOf(id)).toBe('ready')
  expect((await sam(getProduct, { params: { id: second.id } })).media).toMatchObject([{ id, alt: 'A book' }])
  await sam(deleteProduct, { params: { id: second.id } })
  expect(await stateOf(id)).toBe('deleted')
  expect(await topicsOf(id)).toEqual(['media_uploaded', 'media_deleted'])
})

test('two deletions at the same moment do not both leave the picture to the other', async () => {
  const { id } = await upload()
  const listings = await Promise.all([1, 2, 3, 4].map(() => sell(sam, { media: [{ id }] })))
  await Promise.all(listings.map((listing) => sam(deleteProduct, { params: { id: listing.id } })))
  expect(await stateOf(id)).toBe('deleted')
})

test('photos keep their order, words and crop; the first is the tile', async () => {
  const [a, b] = [await upload(), await upload()]
  const listing = await sell(sam, {
    media: [{ id: a.id }, { id: b.id, alt: 'The back', crop: [0, 0, 500, 1000] }],
  })
  expect(listing.media.map(({ id, alt, width }) => [id, alt, width])).toEqual([
    [a.id, '', 64],
    [b.id, 'The back', 32],
  ])
  const turned = await sam(updateProduct, { params: { id: listing.id }, body: { media: [{ id: b.id }] } })
  expect(turned.photo).toContain(b.id)
  expect(await stateOf(a.id)).toBe('deleted')
  const undone = await sam(updateProduct, {
    params: { id: listing.id },
    body: { media: [{ id: a.id }, { id: b.id }] },
  })
  expect([undone.media.length, await stateOf(a.id)]).toEqual([2, 'ready'])
  expect(await topicsOf(a.id)).toEqual(['media_uploaded', 'media_deleted', 'media_restored'])
})

describe('a listing cannot show', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['somebody else’s picture', async () => (await upload(await campus.student('Maya'))).id, 'NO_SUCH_MEDIA'],
    [
      'one of another school',
      async () => (await upload(await (await makeCampus()).student())).id,
      'NO_SUCH_MEDIA',
    ],
    [
      'one that was never uploaded',
      async () => (await announce(sam, await photo(1), { purpose: 'product' })).id,
      'MEDIA_NOT_READY',
    ],
    [
      'one that was uploaded for something else',
      async () => (await uploaded(sam, await photo(2))).id,
      'WRONG_MEDIA',
    ],
    [
      'a private original',
      async () => (await uploaded(sam, await photo(3), { purpose: 'original' })).id,
      'NO_SUCH_MEDIA',
    ],
  ])('%s', async (_what, make, code) => {
    const id = await make()
    const before = await campus.read((ctx) => ctx.db.product.count())
    await expect(sam(createProduct, { body: { ...book, media: [{ id }] } })).rejects.toMatchObject({
      status: 422,
      code,
    })
    expect(await campus.read((ctx) => ctx.db.product.count())).toBe(before)
  })

  test('the same picture twice, or more than it may', async () => {
    const { id } = await upload()
    await expect(sell(sam, { media: [{ id }, { id }] })).rejects.toMatchObject({ code: 'WRONG_MEDIA' })
    const nine = Array.from({ length: 9 }, () => ({ id }))
    await expect(sell(sam, { media: nine })).rejects.toMatchObject({
      status: 422,
      fields: { media: expect.any(String) },
    })
  })
})

test('an officer may keep what another one uploaded, and not bring in what they did not', async () => {
  const maya = await campus.student('Maya')
  const [mine, hers] = [
    await uploaded(sam, await photo(70), { purpose: 'club' }),
    await uploaded(maya, await photo(71), { purpose: 'club' }),
  ]
  const club = crypto.randomUUID()
  const rule = { max: 2, kinds: ['image'] as const }
  const set = (who: Asker, ids: string[]) =>
    campus.as(who.viewer).command((ctx) =>
      setMedia(
        ctx,
        'club',
        club,
        ids.map((id) => ({ id })),
        rule,
      ),
    )
  await set(sam, [mine.id])
  await set(maya, [mine.id, hers.id])
  await expect(
    set(sam, [(await uploaded(maya, await photo(72), { purpose: 'club' })).id]),
  ).rejects.toMatchObject({ code: 'NO_SUCH_MEDIA' })
  await campus.command((ctx) => releaseMedia(ctx, 'club', [club]))
  expect([await stateOf(mine.id), await stateOf(hers.id)]).toEqual(['deleted', 'deleted'])
})

test('one’s own upload can be deleted when nothing shows it, and brought back for 30 days', async () => {
  const { id } = await upload()
  const listing = await sell(sam, { media: [{ id }] })
  await expect(sam(deleteMedia, { params: { id } })).rejects.toMatchObject({
    status: 409,
    code: 'MEDIA_IN_USE',
  })
  await expect((await campus.student('Maya'))(deleteMedia, { params: { id } })).rejects.toMatchObject({
    status: 404,
  })
  await sam(updateProduct, { params: { id: listing.id }, body: { media: [] } })
  await sam(deleteMedia, { params: { id } })
  expect(await sam(getMedia, { params: { id } })).toMatchObject({
    state: 'deleted',
    restorableUntil: expect.any(String),
  })
  later(29)
  await campus.runJobs()
  const back = await sam(restoreMedia, { params: { id } })
  expect([back.state, (await fetch(back.media?.thumbUrl ?? '')).status]).toEqual(['ready', 404])
  await campus.runJobs()
  expect((await fetch(back.media?.thumbUrl ?? '')).status).toBe(200)
  await sam(deleteMedia, { params: { id } })
  later(60)
  await expect(sam(restoreMedia, { params: { id } })).rejects.toMatchObject({ status: 404 })
})

test('a photo like one that is for sale already is pointed out with its title', async () => {
  const there = await makeCampus()
  const [seller, copier] = [await there.student(), await there.student('Cory')]
  const picture = await drawing(
    '<rect x="80" y="220" width="480" height="40"/><rect x="110" y="260" width="30" height="180"/>',
  )
  const first = await uploaded(seller, picture, { purpose: 'product' })
  await sell(seller, { title: 'Oak desk', media: [{ id: first.id }] })
  const smaller = await sharp(picture).resize(200).jpeg({ quality: 60 }).toBuffer()
  const complete = async (bytes: Buffer) => {
    const signed = await announce(copier, bytes, { purpose: 'product' })
    await send(signed, bytes)
    return (await copier(completeUpload, { params: { id: signed.id } })).similar
  }
  expect(await complete(smaller)).toEqual(['Oak desk'])
  const bike =
    '<circle cx="180" cy="320" r="110"/><circle cx="470" cy="320" r="110"/><rect x="300" y="60" width="60" height="200"/>'
  expect(await complete(await drawing(bike))).toEqual([])
})
