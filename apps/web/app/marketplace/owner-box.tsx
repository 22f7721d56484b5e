import type { ProductDetail } from '@banter/api/marketplace/contract'
import { IconPencil } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Confirm } from '../ui/confirm.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { ListingStatus } from './listing-status.tsx'
import { sellerGets } from './seller-gets.ts'

/** What its seller can do with a listing. */
export function OwnerBox({ product }: { product: ProductDetail }) {
  const { sellerNet } = sellerGets(product.price.amount)
  return (
    <div className="grid gap-3">
      <div className="flex items-center justify-between gap-3 rounded-md bg-sunken px-4 py-3">
        <span>
          <span className="block font-medium">This is your listing</span>
          <span className="block text-[0.8125rem] text-muted">
            You get {formatMoney({ ...product.price, amount: sellerNet })} for each
          </span>
        </span>
        <ListingStatus status={product.status} />
      </div>
      <LinkButton to={`/products/${product.id}/edit`} variant="primary" wide>
        <IconPencil aria-hidden className="size-4.5" />
        Edit
      </LinkButton>
      <div className="flex flex-wrap justify-between gap-2">
        <PauseOrPublish status={product.status} />
        <TakeDown title={product.title} />
      </div>
    </div>
  )
}

export function PauseOrPublish({ id, status }: { id?: string; status: ProductDetail['status'] }) {
  if (status !== 'active' && status !== 'paused') return null
  const paused = status === 'paused'
  return (
    <Form method="post" preventScrollReset>
      {id && <input type="hidden" name="id" value={id} />}
      <SubmitButton intent={paused ? 'publish' : 'pause'} variant="secondary" size="sm">
        {paused ? 'Publish again' : 'Pause'}
      </SubmitButton>
    </Form>
  )
}

export function TakeDown({ id, title }: { id?: string; title: string }) {
  return (
    <Confirm
      label="Delete"
      size="sm"
      variant="ghost"
      question="Delete this listing?"
      detail={`Nobody can buy “${title}” any more. Orders already made go on.`}
      deed="Delete listing"
      intent="delete"
      danger
    >
      {id && <input type="hidden" name="id" value={id} />}
    </Confirm>
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
