import { listProducts, type Product, type ProductDetail } from '@banter/api/marketplace/contract'
import { listMyProducts } from '@banter/api/marketplace/listing/contract'
import { listMatches } from '@banter/api/marketplace/wanted/contract'
import type { api } from '../api.server.ts'

/** What else its seller offers; of what is wanted, what is like it, or what the viewer could answer with. */
export interface Around {
  more: Product[]
  matches: Product[]
  own: Pick<Product, 'id' | 'title'>[]
}

const MORE = 4

export async function aroundProduct(ask: ReturnType<typeof api>, product: ProductDetail): Promise<Around> {
  const wanted = product.kind === 'wanted'
  const [more, matches, own] = await Promise.all([
    product.mine ? null : ask(listProducts, { querystring: { seller: product.seller.id, limit: MORE + 1 } }),
    wanted && product.mine ? ask(listMatches, { params: { id: product.id } }) : null,
    wanted && !product.mine ? ask(listMyProducts, { querystring: { status: 'active', limit: 50 } }) : null,
  ])
  return {
    more: more?.items.filter(({ id }) => id !== product.id).slice(0, MORE) ?? [],
    matches: matches?.items ?? [],
    own: own?.items.filter(({ kind }) => kind !== 'wanted').map(({ id, title }) => ({ id, title })) ?? [],
  }
}
