import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Asker, TestCampus } from '../../test/campus.ts'
import { buy, expectSoundBooks, fillWallet } from '../../test/money.ts'
import { newId } from '../http/contract.ts'
import { createProduct, getProduct, listProducts, updateProduct } from '../marketplace/contract.ts'
import { publishProduct, renewProduct } from '../marketplace/listing/contract.ts'
import { deleteMedia, getMedia } from '../media/contract.ts'
import { drawing, uploaded } from '../media/testing.ts'
import { listNotifications } from '../notifications/contract.ts'
import { cancelOrder, getOrder } from '../orders/contract.ts'
import { deletePicture, getOriginal, getPicture, getProvenance } from './contract.ts'
import { LICENCES } from './licences/contract.ts'
import { makeGallery, onSale, relist } from './testing.ts'

let campus: TestCampus
let gallery: Awaited<ReturnType<typeof makeGallery>>
let maya: Asker
let leo: Asker

beforeAll(async () => {
  gallery = await makeGallery()
  campus = gallery.campus
  maya = await campus.student('Maya Maker')
  leo = await campus.student('Leo Buyer')
})

const at = (id: string) => ({ params: { id } })
const pixels = async (url: string) =>
  sharp(Buffer.from(await (await fetch(url)).arrayBuffer()))
    .resize(320, 240, { fit: 'fill' })
    .removeAlpha()
    .raw()
    .toBuffer()

describe('a listing of an original', () => {
  test('shows it with a watermark everywhere, and is of one piece, digital and in its category', async () => {
    // Half of it dark and half of it pale: the mark is to be seen on both.
    const picture = await drawing('<rect width="320" height="480" fill="#223344"/>')
    const { product, productId, pictureId } = await onSale(maya, { picture })
    expect(product).toMatchObject({ delivery: 'digital', category: 'pictures', stock: 1, status: 'active' })
    const [shown] = (await leo(getProduct, at(productId))).media
    const { items } = await leo(listProducts, { querystring: { category: 'pictures' } })
    const tile = items.find(({ id }) => id === productId)?.photo
    const { url } = await maya(getOriginal, at(productId))
    const original = await pixels(url)
    for (const address of [shown?.url, shown?.thumbUrl, tile]) {
      expect(address).toContain('l_text')
      const seen = await pixels(address ?? '')
      const differing = seen.filter((value, i) => Math.abs(value - (original[i] ?? 0)) > 24).length
      expect(differing / seen.length).toBeGreaterThan(0.05)
    }
    expect(await leo(getPicture, at(pictureId))).toMatchObject({
      title: 'Blue hour',
      licence: { name: 'personal', text: LICENCES.personal.text },
      maker: { person: { name: 'Maya Maker' } },
      offer: { productId, price: { amount: 2_000 } },
      mine: false,
      mayRelist: false,
      sales: 0,
    })
  })

  test('no address leads from the watermark to the original', async () => {
    const { product } = await onSale(maya)
    const { url = '' } = product.media[0] ?? {}
    const bare = url.replace(/\/s--[^/]+--/, '').replace(/\/[^/]*l_text[^/]*/, '')
    const other = url.replace(/\/[^/]*l_text[^/]*/, '')
    const asPrivate = bare.replace('/authenticated/', '/upload/')
    for (const address of [bare, other, asPrivate])
      expect((await fetch(address)).status, address).toBeGreaterThanOrEqual(400)
  })

  test('is not made of another’s upload, of a photo, of a film, twice of one file or of a copy of it', async () => {
    const picture = {
      title: 'Mine',
      price: { amount: 900, currency: 'usd' as const },
      category: 'pictures' as const,
      condition: 'new' as const,
    }
    const make = (who: Asker, original: string, id = newId()) =>
      who(createProduct, { body: { ...picture, id, picture: { original, licence: 'credit' } } })
    const bytes = await drawing(
      '<circle cx="200" cy="240" r="130"/><rect x="420" y="40" width="90" height="400"/>',
    )
    const [hers, plain] = [
      await uploaded(maya, bytes, { purpose: 'original' }),
      await uploaded(maya, bytes, { purpose: 'product' }),
    ]
    await expect(make(leo, hers.id)).rejects.toMatchObject({ code: 'NO_SUCH_MEDIA' })
    await expect(make(maya, plain.id)).rejects.toMatchObject({ status: 422 })
    const id = newId()
    const made = await make(maya, hers.id, id)
    expect((await make(maya, hers.id, id)).pictureId).toBe(made.pictureId)
    await expect(make(maya, hers.id)).rejects.toMatchObject({ status: 409 })
    const copy = await uploaded(leo, bytes, { purpose: 'original' })
    await expect(make(leo, copy.id)).rejects.toMatchObject({ code: 'ANOTHER_OWNER' })
    const wrong = { ...picture, picture: { original: copy.id, licence: 'own' as const, terms: 'Short.' } }
    await expect(leo(createProduct, { body: { ...wrong, kind: 'free', stock: 2 } })).rejects.toMatchObject({
      fields: { kind: expect.any(String), stock: expect.any(String), 'picture.terms': expect.any(String) },
    })
  })

  test('takes another price and other words, and nothing that would make it something else', async () => {
    const { productId } = await onSale(maya)
    const body = { title: 'Blue hour, again', price: { amount: 3_000, currency: 'usd' as const } }
    const other = { stock: 5, delivery: 'pickup' as const, category: 'other' as const, kind: 'swap' as const }
    expect(await maya(updateProduct, { ...at(productId), body: { ...body, ...other } })).toMatchObject({
      ...body,
      stock: 1,
      delivery: 'digital',
      category: 'pictures',
      kind: 'sale',
      media: [{}],
    })
  })
})

describe('sold', () => {
  test('it is the buyer’s at once: download, relisting and the file itself, all gone for who had it', async () => {
    const { original, productId, pictureId } = await onSale(maya)
    const orderId = await gallery.sold(productId, leo)
    expect(await leo(getOrder, at(orderId))).toMatchObject({ state: 'settled', delivery: 'digital' })
    const { url } = await leo(getOriginal, at(productId))
    const answer = await fetch(url)
    expect([
      answer.status,
      answer.headers.get('cache-control'),
      answer.headers.get('content-disposition'),
    ]).toEqual([200, 'private, no-store', 'attachment'])
    for (const deed of [
      () => maya(getOriginal, at(productId)),
      () => maya(getMedia, at(original)),
      () => maya(deleteMedia, at(original)),
    ])
      await expect(deed()).rejects.toMatchObject({ status: 404 })
    await expect(relist(maya, pictureId)).rejects.toMatchObject({ code: 'NOT_YOUR_PICTURE' })
    await expect(maya(renewProduct, { ...at(productId), body: { stock: 1 } })).rejects.toMatchObject({
      code: 'NOT_YOUR_PICTURE',
    })
    expect(await maya(publishProduct, at(productId))).toMatchObject({ stock: 0, status: 'sold' })
    await expect(leo(deleteMedia, at(original))).rejects.toMatchObject({ code: 'MEDIA_IN_USE' })
    await expect(leo(deletePicture, at(pictureId))).rejects.toMatchObject({ code: 'PICTURE_KEPT' })
    const bell = (await leo(listNotifications)).items.map(({ kind }) => kind)
    expect(bell).toContain('picture_owned')
    await expectSoundBooks(campus)
  })

  test('its history names who had it since when, by which licence; the price only to the two', async () => {
    const { productId } = await onSale(maya)
    await gallery.sold(productId, leo)
    const steps = async (who: Asker) => (await who(getProvenance, at(productId))).items
    expect(await steps(leo)).toMatchObject([
      {
        how: 'bought',
        owner: { person: { name: 'Leo Buyer' } },
        mine: true,
        price: { amount: 2_000 },
        licence: { name: 'personal' },
      },
      { how: 'made', owner: { person: { name: 'Maya Maker' } }, mine: false, price: null },
    ])
    const eve = await campus.student('Eve')
    expect((await steps(eve)).map(({ price }) => price)).toEqual([null, null])
  })

  test('a paid original is not called off, and never sold in person', async () => {
    const { productId } = await onSale(maya)
    await expect(buy(leo, [{ id: productId }], 'in_person')).rejects.toMatchObject({
      code: 'ORIGINAL_IN_PERSON',
    })
    await fillWallet(campus, leo, 2_000)
    const { orders } = await buy(leo, [{ id: productId }], 'wallet')
    await expect(leo(cancelOrder, { ...at(orders[0]?.id ?? ''), body: {} })).rejects.toMatchObject({
      code: 'ORIGINAL_BOUGHT',
    })
    await campus.runJobs()
  })

  test('what is bought beside it from the same seller is an order of its own', async () => {
    const { productId } = await onSale(maya)
    const book = await campus.command(({ db }) =>
      db.product.create({
        data: {
          sellerId: maya.viewer.id,
          title: 'Book',
          description: '',
          category: 'textbooks',
          condition: 'good',
          priceAmount: 1_000,
          stock: 1,
        },
      }),
    )
    await fillWallet(campus, leo, 3_000)
    const { orders } = await buy(leo, [{ id: productId }, { id: book.id }], 'wallet')
    await campus.runJobs()
    const states = await Promise.all(orders.map(async ({ id }) => (await leo(getOrder, at(id))).state))
    expect(states.toSorted()).toEqual(['held', 'settled'])
  })
})
