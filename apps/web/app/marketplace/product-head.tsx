import type { ProductDetail } from '@banter/api/marketplace/contract'
import { ShareLink } from '../billboard/share-link.tsx'
import { Link } from '../router.ts'
import { Badge } from '../ui/badge.tsx'
import { StockBadge } from './buy-box.tsx'
import { PriceTag } from './price-tag.tsx'
import { FavouriteButton } from './watching/favourite-button.tsx'
import { CATEGORY_NAMES, CONDITIONS, KINDS } from './words.ts'

/** What it is and what it costs. */
export function ProductHead({ product }: { product: ProductDetail }) {
  const { id, kind, title, category, condition, negotiable, course, status, pictureId } = product
  return (
    <div>
      <h1 className="text-xl font-semibold text-pretty sm:text-2xl">{title || 'Without a title yet'}</h1>
      <p className="mt-2 text-3xl font-semibold tracking-tight">
        <PriceTag {...product} />
        {negotiable && <span className="ml-2 text-base font-normal text-muted">takes offers</span>}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {kind !== 'sale' && <Badge tone="accent">{KINDS[kind].badge}</Badge>}
        <Link to={`/shop?category=${category}`} className="rounded-full">
          <Badge className="hover:text-ink">{CATEGORY_NAMES[category]}</Badge>
        </Link>
        {course && (
          <Link to={`/shop?course=${encodeURIComponent(course)}`} className="rounded-full">
            <Badge className="hover:text-ink">{course}</Badge>
          </Link>
        )}
        {pictureId ? (
          <Badge tone="accent">The original</Badge>
        ) : (
          <>
            <Badge>{CONDITIONS[condition].name}</Badge>
            {(kind === 'sale' || kind === 'free') && <StockBadge product={product} />}
          </>
        )}
      </div>
      {status === 'active' && (
        <div className="mt-3 flex flex-wrap gap-2">
          {!product.mine && <FavouriteButton product={product} />}
          <ShareLink kind="product" id={id} size="sm" />
        </div>
      )}
    </div>
  )
}
