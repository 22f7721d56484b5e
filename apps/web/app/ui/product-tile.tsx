import type { ReactNode } from 'react'
import { Link } from '../router.ts'
import type { Amount } from './amounts.ts'
import { Money } from './money.tsx'
import { ProductArt } from './product-art.tsx'

interface ProductTileProps {
  to: string
  product: {
    title: string
    category: string
    photo?: string | undefined
    condition: string
    price: Amount
    seller: { name: string }
    sellerRating?: { stars: number; count: number } | null | undefined
  }
  /** What stands in the place of the price: "Free". */
  tag?: ReactNode
  /** Over the picture: "Reserved", "Yours". */
  badge?: ReactNode
  /** Over the picture too, and a button of its own. */
  corner?: ReactNode
}

/** One product in a grid: the whole tile is the link, its title names it. */
export function ProductTile({ to, product, tag, badge, corner }: ProductTileProps) {
  return (
    <article className="group relative">
      <div className="relative overflow-hidden rounded-lg border border-line">
        <ProductArt
          product={product}
          className="aspect-[4/3] transition-transform duration-300 group-hover:scale-[1.03]"
        />
        {badge && <div className="absolute top-2 left-2">{badge}</div>}
      </div>
      {corner && <div className="absolute top-1.5 right-1.5 z-10">{corner}</div>}
      <div className="px-0.5 pt-2.5">
        <p className="text-[0.9375rem] font-semibold">{tag ?? <Money value={product.price} />}</p>
        <h2 className="line-clamp-2 tracking-normal text-pretty">
          <Link to={to} className="rounded-sm after:absolute after:inset-0 group-hover:text-accent-text">
            {product.title}
          </Link>
        </h2>
        <p className="flex text-xs text-muted">
          <span className="truncate">
            {product.condition} · {product.seller.name}
          </span>
          {product.sellerRating && (
            <span className="shrink-0 whitespace-pre">
              {' · '}
              <span aria-hidden>★ </span>
              {product.sellerRating.stars.toFixed(1)}
              <span className="sr-only"> of 5 stars</span>
            </span>
          )}
        </p>
      </div>
    </article>
  )
}
