import type { Favourite } from '@banter/api/marketplace/favourites/contract'
import { IconTrendingDown } from '@tabler/icons-react'
import { Link } from '../../router.ts'
import { formatMoney } from '../../ui/amounts.ts'
import { Badge } from '../../ui/badge.tsx'
import { ProductArt } from '../../ui/product-art.tsx'
import { PriceTag } from '../price-tag.tsx'
import { FavouriteButton } from './favourite-button.tsx'

const GONE: Record<string, string> = {
  reserved: 'Reserved for somebody',
  sold: 'Sold',
  paused: 'Not for sale at the moment',
  expired: 'Its time in the shop is over',
  deleted: 'Taken down',
}

/** What has no page for others any more is a line without a link. */
const PAGELESS = ['paused', 'deleted']

export function FavouriteRow({ favourite: { product, priceWas } }: { favourite: Favourite }) {
  const gone = GONE[product.status]
  const cheaper = priceWas && priceWas.amount > product.price.amount && !gone
  return (
    <li className="relative flex items-center gap-3 px-4 py-3 sm:gap-4">
      <ProductArt
        product={product}
        className={`aspect-square w-16 shrink-0 rounded-md border border-line ${gone ? 'opacity-60' : ''}`}
      />
      <div className="grid min-w-0 flex-1 gap-0.5">
        {PAGELESS.includes(product.status) ? (
          <span className="truncate text-muted">{product.title}</span>
        ) : (
          <Link
            to={`/products/${product.id}`}
            className="truncate rounded-sm font-medium after:absolute after:inset-0 hover:text-accent-text"
          >
            {product.title}
          </Link>
        )}
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[0.8125rem]">
          <span className={gone ? 'text-muted line-through' : 'font-semibold'}>
            <PriceTag {...product} />
          </span>
          {cheaper && (
            <Badge tone="positive">
              <IconTrendingDown aria-hidden className="size-3.5" />
              was {formatMoney(priceWas)}
            </Badge>
          )}
          {priceWas && !cheaper && !gone && (
            <span className="text-muted">was {formatMoney(priceWas)} when you saved it</span>
          )}
          {gone && <Badge>{gone}</Badge>}
        </p>
        <p className="truncate text-xs text-muted">{product.seller.name}</p>
      </div>
      <div className="relative z-10">
        <FavouriteButton product={{ ...product, saved: true }} small />
      </div>
    </li>
  )
}
