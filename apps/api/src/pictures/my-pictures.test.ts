import { beforeAll, describe, expect, test } from 'vitest'
import type { Asker, TestCampus } from '../../test/campus.ts'
import { getProduct } from '../marketplace/contract.ts'
import { markSold, renewProduct } from '../marketplace/listing/contract.ts'
import { getMedia } from '../media/contract.ts'
import { deletePicture, getPicture, listMyPictures } from './contract.ts'
import { makeGallery, onSale, relist } from './testing.ts'

let campus: TestCampus
let maya: Asker
let leo: Asker

beforeAll(async () => {
  campus = (await makeGallery()).campus
  maya = await campus.student('Maya Maker')
  leo = await campus.student('Leo Buyer')
})

const at = (id: string) => ({ params: { id } })

describe('one’s own pictures', () => {
  test('stand on three shelves', async () => {
    const { campus: here, sold } = await makeGallery()
    const [ann, bob] = [await here.student('Ann'), await here.student('Bob')]
    const shelf = async (who: Asker, name: 'owned' | 'on_sale' | 'sold') =>
      who(listMyPictures, { querystring: { shelf: name } })
    expect(await shelf(ann, 'owned')).toEqual({
      items: [],
      nextCursor: null,
      counts: { owned: 0, on_sale: 0, sold: 0 },
    })
    const { productId, pictureId } = await onSale(ann)
    expect(await shelf(ann, 'on_sale')).toMatchObject({
      items: [
        { id: pictureId, made: true, listing: { id: productId, status: 'active', price: { amount: 2_000 } } },
      ],
      counts: { owned: 0, on_sale: 1, sold: 0 },
    })
    await sold(productId, bob)
    expect((await shelf(ann, 'sold')).items).toMatchObject([
      { id: pictureId, listing: null, price: { amount: 2_000 }, mayRelist: false },
    ])
    expect((await shelf(bob, 'owned')).items).toMatchObject([
      { id: pictureId, made: false, price: { amount: 2_000 }, mayRelist: true },
    ])
    const listed = await relist(bob, pictureId)
    expect(await bob(getProduct, at(listed.productId))).toMatchObject({
      price: { amount: 2_000 },
      title: 'Blue hour',
      mine: true,
    })
    await expect(relist(bob, pictureId)).rejects.toMatchObject({ code: 'OFFERED_ALREADY' })
    expect((await shelf(bob, 'owned')).counts).toEqual({ owned: 0, on_sale: 1, sold: 0 })
  })

  test('what was never sold can be deleted with its file, also when it was on sale', async () => {
    const { productId, pictureId, original } = await onSale(maya)
    await expect(leo(deletePicture, at(pictureId))).rejects.toMatchObject({ status: 404 })
    await maya(deletePicture, at(pictureId))
    await campus.runJobs()
    await expect(leo(getProduct, at(productId))).rejects.toMatchObject({ status: 404 })
    await expect(maya(getPicture, at(pictureId))).rejects.toMatchObject({ status: 404 })
    expect(await maya(getMedia, at(original))).toMatchObject({ state: 'deleted' })
  })

  test('a listing that went another way can be put up again, once', async () => {
    const { productId, pictureId } = await onSale(maya)
    await maya(markSold, at(productId))
    const again = await relist(maya, pictureId, 4_000)
    expect(again.status).toBe('active')
    await expect(maya(renewProduct, { ...at(productId), body: {} })).rejects.toMatchObject({
      code: 'OFFERED_ALREADY',
    })
  })
})
