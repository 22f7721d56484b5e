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
  }
  /** What stands in the place of the price: "Free". */
  tag?: ReactNode
  /** Over the picture: "Reserved", "Yours". */
  badge?: ReactNode
}

/** One product in a grid: the whole tile is the link, its title names it. */
export function ProductTile({ to, product, tag, badge }: ProductTileProps) {
  return (
    <article className="group relative">
      <div className="relative overflow-hidden rounded-lg border border-line">
        <ProductArt
          product={product}
          className="aspect-[4/3] transition-transform duration-300 group-hover:scale-[1.03]"
        />
        {badge && <div className="absolute top-2 left-2">{badge}</div>}
      </div>
      <div className="px-0.5 pt-2.5">
        <p className="text-[0.9375rem] font-semibold">{tag ?? <Money value={product.price} />}</p>
        <h2 className="line-clamp-2 tracking-normal text-pretty">
          <Link to={to} className="rounded-sm after:absolute after:inset-0 group-hover:text-accent-text">
            {product.title}
          </Link>
        </h2>
        <p className="truncate text-xs text-muted">
          {product.condition} · {product.seller.name}
        </p>
      </div>
    </article>
  )
}
