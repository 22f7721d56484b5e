import type { Product } from '@banter/api/marketplace/contract'
import { Badge } from '../ui/badge.tsx'
import { ProductTile } from '../ui/product-tile.tsx'
import { PriceTag } from './price-tag.tsx'
import { FavouriteButton } from './watching/favourite-button.tsx'
import { CONDITIONS } from './words.ts'

export function ProductGrid({ products, label }: { products: Product[]; label: string }) {
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-4 xl:grid-cols-4"
    >
      {products.map((product) => (
        <li key={product.id}>
          <ProductTile
            to={`/products/${product.id}`}
            product={{ ...product, condition: CONDITIONS[product.condition].name }}
            tag={<PriceTag kind={product.kind} price={product.price} />}
            badge={product.mine ? <Badge tone="accent">Yours</Badge> : undefined}
            corner={
              product.mine || product.saved === undefined ? undefined : (
                <FavouriteButton product={product} small />
              )
            }
          />
        </li>
      ))}
    </ul>
  )
}
