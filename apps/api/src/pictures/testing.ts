import { type Asker, makeCampus } from '../../test/campus.ts'
import { buy, fillWallet } from '../../test/money.ts'
import { createProduct } from '../marketplace/contract.ts'
import { relistPicture } from '../marketplace/originals/contract.ts'
import { photo, uploaded } from '../media/testing.ts'

let seed = 1_000

/** A picture that its maker has put up for sale: an upload of its own each time. */
export async function onSale(
  maker: Asker,
  {
    title = 'Blue hour',
    price = 2_000,
    draft = false,
    picture,
  }: { title?: string; price?: number; draft?: boolean; picture?: Buffer } = {},
) {
  const bytes = picture ?? (await photo(seed++))
  const { id: original } = await uploaded(maker, bytes, { purpose: 'original' })
  const product = await maker(createProduct, {
    body: {
      title,
      draft,
      price: { amount: price, currency: 'usd' },
      category: 'pictures',
      condition: 'new',
      picture: { original, licence: 'personal' },
    },
  })
  return { original, product, productId: product.id, pictureId: product.pictureId ?? '' }
}

export const relist = (owner: Asker, pictureId: string, price?: number) =>
  owner(relistPicture, { params: { id: pictureId }, body: price === undefined ? {} : { price } })

/** A campus where pictures change hands: who buys has the money for it. */
export async function makeGallery() {
  const campus = await makeCampus()
  return {
    campus,
    /** @returns the order's id */
    async sold(productId: string, buyer: Asker, price = 2_000): Promise<string> {
      await fillWallet(campus, buyer, price)
      const { orders } = await buy(buyer, [{ id: productId }], 'wallet')
      await campus.runJobs()
      return orders[0]?.id ?? ''
    },
  }
}
