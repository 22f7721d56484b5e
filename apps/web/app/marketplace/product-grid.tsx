import type { Product } from '@banter/api/marketplace/contract'
import { Fragment } from 'react'
import { AdCard } from '../ads/shown/ad-card.tsx'
import type { WithAd } from '../ads/shown/with-ads.ts'
import { Badge } from '../ui/badge.tsx'
import { ProductTile } from '../ui/product-tile.tsx'
import { PriceTag } from './price-tag.tsx'
import { FavouriteButton } from './watching/favourite-button.tsx'
import { CONDITIONS } from './words.ts'

export function ProductGrid({ products, label }: { products: WithAd<Product>[]; label: string }) {
  return (
    <ul
      aria-label={label}
      className="grid grid-cols-2 gap-x-3 gap-y-6 sm:grid-cols-3 sm:gap-x-4 xl:grid-cols-4"
    >
      {products.map((product) => (
        <Fragment key={product.id}>
          <li>
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
          {product.ad && (
            <li>
              <AdCard ad={product.ad} tile />
            </li>
          )}
        </Fragment>
      ))}
    </ul>
  )
}
