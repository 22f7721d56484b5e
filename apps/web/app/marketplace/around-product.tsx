import type { Product, ProductDetail } from '@banter/api/marketplace/contract'
import type { Around } from './around.server.ts'
import { ProductGrid } from './product-grid.tsx'

/** What may be wanted, and what else its seller offers. */
export function AroundProduct({ product, around }: { product: ProductDetail; around: Around }) {
  return (
    <>
      <Shown title="In the shop now, and maybe it" products={around.matches} />
      <Shown title={`More from ${product.seller.name}`} products={around.more} />
    </>
  )
}

function Shown({ title, products }: { title: string; products: Product[] }) {
  if (products.length === 0) return null
  return (
    <section aria-label={title} className="mt-10 grid gap-4">
      <h2 className="text-lg font-semibold">{title}</h2>
      <ProductGrid products={products} label={title} />
    </section>
  )
}
