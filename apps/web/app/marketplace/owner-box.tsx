import type { ProductDetail } from '@banter/api/marketplace/contract'
import { IconBookmark, IconEye, IconPencil } from '@tabler/icons-react'
import { formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { DiscardOrDelete, Offer, PauseOrMark } from './listing-deeds.tsx'
import { ListingStanding } from './listing-standing.tsx'
import { ListingStatus } from './listing-status.tsx'
import { sellerGets } from './seller-gets.ts'

/** What its seller can do with a listing, and how it does. */
export function OwnerBox({ product }: { product: ProductDetail }) {
  const { status, kind, own, price } = product
  const original = product.pictureId !== null
  return (
    <div className="grid gap-3">
      <div className="grid gap-2 rounded-md bg-sunken px-4 py-3">
        <div className="flex items-center justify-between gap-3">
          <span className="font-medium">This is your listing</span>
          <ListingStatus status={status} kind={kind} />
        </div>
        {kind === 'sale' && (
          <span className="text-[0.8125rem] text-muted">
            You get {formatMoney({ ...price, amount: sellerGets(price.amount).sellerNet })} for each
          </span>
        )}
        {own && status !== 'draft' && (
          <p className="flex gap-4 text-[0.8125rem] text-muted">
            <span className="flex items-center gap-1.5">
              <IconEye aria-hidden className="size-4" />
              {own.views === 1 ? '1 person looked' : `${own.views} people looked`}
            </span>
            <span className="flex items-center gap-1.5">
              <IconBookmark aria-hidden className="size-4" />
              {own.saves} saved it
            </span>
          </p>
        )}
        {own && <ListingStanding status={status} own={own} />}
      </div>
      <Offer id={product.id} status={status} original={original} renews={Boolean(own?.renewsUntil)} wide />
      <LinkButton
        to={`/products/${product.id}/edit`}
        variant={status === 'active' ? 'primary' : 'secondary'}
        wide
      >
        <IconPencil aria-hidden className="size-4.5" />
        Edit
      </LinkButton>
      <div className="flex flex-wrap justify-between gap-2">
        <PauseOrMark id={product.id} status={status} original={original} kind={kind} />
        <DiscardOrDelete id={product.id} status={status} title={product.title} />
      </div>
    </div>
  )
}

/** For moderators: somebody else's listing that breaks the rules. */
export function StaffTakeDown({ product }: { product: ProductDetail }) {
  return (
    <div className="mt-4">
      <Confirm
        label="Take down as moderator"
        size="sm"
        question="Take this listing down?"
        detail={`Nobody can buy ${product.seller.name}'s “${product.title}” any more. Orders already made go on.`}
        deed="Take down"
        intent="take-down"
        danger
      />
    </div>
  )
}
