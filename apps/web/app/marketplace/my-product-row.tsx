import type { MyProduct } from '@banter/api/marketplace/listing/contract'
import { Link } from '../router.ts'
import { counted } from '../ui/counted.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { Money } from '../ui/money.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { DiscardOrDelete, Offer, PauseOrMark } from './listing-deeds.tsx'
import { ListingStanding } from './listing-standing.tsx'
import { ListingStatus } from './listing-status.tsx'
import { PriceTag } from './price-tag.tsx'

const SOON_MS = 3 * 86_400_000

export function MyProductRow({ product }: { product: MyProduct }) {
  const { id, kind, title, price, youGet, status, expiresAt, refusal, questions, original } = product
  const endsSoon = expiresAt !== null && Date.parse(expiresAt) - Date.now() < SOON_MS
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)] gap-x-4 gap-y-3 p-4 sm:grid-cols-[6rem_minmax(0,1fr)_auto] sm:px-5">
      <ProductArt product={product} className="aspect-[4/3] self-start rounded-md border border-line" />
      <div className="min-w-0">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 className="font-semibold tracking-normal">
            <Link to={`/products/${id}`} className="hover:text-accent-text">
              {title || 'Without a title yet'}
            </Link>
          </h2>
          <ListingStatus status={status} kind={kind} />
        </div>
        <p className="mt-0.5">
          {status === 'draft' && kind === 'sale' && price.amount === 0 ? (
            <span className="text-muted">No price yet</span>
          ) : (
            <PriceTag kind={kind} price={price} />
          )}
          {kind === 'sale' && price.amount > 0 && (
            <span className="text-muted">
              {' '}
              · you get <Money value={youGet} />
            </span>
          )}
        </p>
        {status !== 'draft' && <p className="text-[0.8125rem] text-muted">{countsOf(product)}</p>}
        {questions > 0 && (
          <Link
            to={`/products/${id}#questions`}
            className="text-[0.8125rem] font-medium text-accent-text hover:underline"
          >
            {questions === 1 ? '1 question waits' : `${questions} questions wait`} for your answer
          </Link>
        )}
        <ListingStanding status={status} own={{ expiresAt, refusal, placeInLine: null }} />
      </div>
      <div className="col-span-full flex flex-wrap items-start justify-end gap-1.5 sm:col-span-1 sm:max-w-96 sm:self-center">
        <Offer id={id} status={status} original={original} renews={endsSoon} />
        <LinkButton to={`/products/${id}/edit`} size="sm">
          Edit
        </LinkButton>
        <PauseOrMark id={id} status={status} original={original} kind={kind} />
        <DiscardOrDelete id={id} status={status} title={title} />
      </div>
    </li>
  )
}

function countsOf({ stock, reserved, sold, views, saves, offers }: MyProduct): string {
  return [
    `${stock} left`,
    ...(reserved ? [`${reserved} waiting for handoff`] : []),
    ...(sold ? [`${sold} sold`] : []),
    counted(views, 'view'),
    counted(saves, 'save'),
    ...(offers ? [counted(offers, 'offer')] : []),
  ].join(' · ')
}
