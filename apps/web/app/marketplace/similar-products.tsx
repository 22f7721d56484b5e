import type { Product } from '@banter/api/marketplace/contract'
import { ProductGrid } from './product-grid.tsx'

export function SimilarProducts({ products, gone }: { products: Product[]; gone: boolean }) {
  if (products.length === 0) return null
  const title = gone ? 'Still to be had, and like it' : 'Like this'
  return (
    <section aria-label={title} className="mt-10 grid gap-4">
      <h2 className="text-lg font-semibold">{title}</h2>
      <ProductGrid products={products} label={title} />
    </section>
  )
}
