import type { MyProduct } from '@banter/api/marketplace/contract'
import { Link } from '../router.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { ListingStatus } from './listing-status.tsx'
import { PauseOrPublish, TakeDown } from './owner-box.tsx'

export function MyProductRow({ product }: { product: MyProduct }) {
  const { id, title, price, youGet, status } = product
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 gap-y-3 p-4 sm:grid-cols-[6rem_minmax(0,1fr)_auto] sm:px-5">
      <ProductArt product={product} className="aspect-[4/3] self-start rounded-md border border-line" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-semibold tracking-normal">
            <Link to={`/products/${id}`} className="hover:text-accent-text">
              {title}
            </Link>
          </h2>
          <ListingStatus status={status} />
        </div>
        <p className="mt-0.5">
          <Money value={price} />
          <span className="text-muted">
            {' '}
            · you get <Money value={youGet} />
          </span>
        </p>
        <p className="text-[0.8125rem] text-muted">{countsOf(product)}</p>
      </div>
      <div className="col-span-full flex flex-wrap items-start justify-end gap-1.5 sm:col-span-1 sm:self-center">
        <LinkButton to={`/products/${id}/edit`} size="sm">
          Edit
        </LinkButton>
        <PauseOrPublish id={id} status={status} />
        <TakeDown id={id} title={title} />
      </div>
    </li>
  )
}

function countsOf({ stock, reserved, sold }: MyProduct): string {
  const parts = [
    `${stock} left`,
    ...(reserved ? [`${reserved} waiting for handoff`] : []),
    ...(sold ? [`${sold} sold`] : []),
  ]
  return parts.join(' · ')
}
