import type { Condition } from '@banter/api/marketplace/contract'
import type { Kind } from '@banter/api/marketplace/kinds/contract'
import { Money } from '../ui/money.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { CONDITIONS, KINDS } from './words.ts'

/** A listing as far as it has been typed. */
export interface Sketch {
  kind: string
  title: string
  /** A category, or `category/branch`. */
  category: string
  condition: string
  isbn: string
  cents: number | null
}

interface ListingPreviewProps {
  sketch: Sketch
  photo: string | undefined
  sellerName: string
}

/** The tile as it will stand in the shop, while the form is filled in. */
export function ListingPreview({ sketch, photo, sellerName }: ListingPreviewProps) {
  const { title, category, condition } = sketch
  const named = CONDITIONS[condition as Condition]?.name
  return (
    <aside aria-label="Preview" className="sticky top-20 hidden lg:block">
      <p className="mb-2 text-xs font-medium tracking-wide text-muted uppercase">In the shop</p>
      <div className="rounded-lg border border-line bg-surface p-3 shadow-card">
        <div className="overflow-hidden rounded-md border border-line">
          <ProductArt product={{ category: category.split('/')[0] ?? '', photo }} className="aspect-[4/3]" />
        </div>
        <div className="px-0.5 pt-2.5">
          <p className="text-[0.9375rem] font-semibold">
            <SketchedPrice {...sketch} />
          </p>
          <p className="line-clamp-2 text-pretty">
            {title.trim() || <span className="text-muted">Your title</span>}
          </p>
          <p className="truncate text-xs text-muted">{[named, sellerName].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
    </aside>
  )
}

function SketchedPrice({ kind, cents }: Sketch) {
  if (kind === 'free' || kind === 'swap') return KINDS[kind as Kind].badge
  if (cents === null) return '$–'
  const price = <Money value={{ amount: cents, currency: 'usd' }} />
  return kind === 'wanted' ? <>Wanted, up to {price}</> : price
}
