import type { Product } from '@banter/api/marketplace/contract'
import { Link } from '../../router.ts'
import { ProductArt } from '../../ui/product-art.tsx'
import { PriceTag } from '../price-tag.tsx'

/** What somebody looked at lately, in one line that a phone moves sideways. */
export function RecentlyViewed({ products }: { products: Product[] }) {
  if (products.length === 0) return null
  return (
    <section aria-label="You looked at" className="mt-10">
      <h2 className="text-lg font-semibold">You looked at</h2>
      <ul className="-mx-4 mt-3 flex gap-3 overflow-x-auto px-4 pb-2 sm:mx-0 sm:px-0">
        {products.map((product) => (
          <li key={product.id} className="relative w-32 shrink-0">
            <ProductArt product={product} className="aspect-[4/3] rounded-md border border-line" />
            <Link
              to={`/products/${product.id}`}
              className="mt-1.5 line-clamp-1 rounded-sm text-[0.8125rem] after:absolute after:inset-0 hover:text-accent-text"
            >
              {product.title}
            </Link>
            <p className="truncate text-xs text-muted">
              <PriceTag {...product} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
