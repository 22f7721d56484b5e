import type { Product } from '@banter/api/marketplace/contract'
import { IconTag } from '@tabler/icons-react'
import { Link } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Money } from '../../ui/money.tsx'
import { ProductArt } from '../../ui/product-art.tsx'

/** Beside the billboard: what has just been put up for sale. */
export function FreshListings({ listings }: { listings: Product[] }) {
  return (
    <Card
      flush
      title="Fresh in the shop"
      action={
        <Link to="/shop" className="font-medium text-accent-text hover:underline">
          See all
        </Link>
      }
    >
      {listings.length === 0 ? (
        <div className="grid justify-items-start gap-3 p-4 sm:p-5">
          <p className="text-muted">Nothing yet. Listing something takes a minute and costs nothing.</p>
          <LinkButton to="/sell" size="sm">
            <IconTag aria-hidden className="size-4" />
            Sell something
          </LinkButton>
        </div>
      ) : (
        <ul
          aria-label="Fresh in the shop"
          className="flex gap-3 overflow-x-auto p-4 [scrollbar-width:none] lg:grid lg:gap-0 lg:p-2"
        >
          {listings.map((product) => (
            <Fresh key={product.id} product={product} />
          ))}
        </ul>
      )}
    </Card>
  )
}

function Fresh({ product }: { product: Product }) {
  return (
    <li className="relative w-36 shrink-0 rounded-md hover:bg-sunken/60 lg:flex lg:w-auto lg:items-center lg:gap-3 lg:p-2">
      <ProductArt
        product={product}
        className="aspect-[4/3] rounded-md border border-line lg:w-18 lg:shrink-0"
      />
      <div className="min-w-0 pt-2 lg:pt-0">
        <Link
          to={`/products/${product.id}`}
          className="line-clamp-2 rounded-sm leading-5 after:absolute after:inset-0 lg:font-medium"
        >
          {product.title}
        </Link>
        <p className="truncate text-[0.8125rem] text-muted">
          <Money value={product.price} className="font-semibold text-ink" /> · {product.seller.name}
        </p>
      </div>
    </li>
  )
}
