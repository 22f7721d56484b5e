import type { ProductDetail } from '@banter/api/marketplace/contract'
import type { Offer } from '@banter/api/offers/contract'
import type { Wallet } from '@banter/api/payments/contract'
import { IconBolt, IconShieldCheck, IconShoppingCartPlus } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Time } from '../ui/time.tsx'
import { FreeBox, SwapBox } from './other-kinds.tsx'

interface BuyBoxProps {
  product: ProductDetail
  /** What its seller has agreed to and the buyer can still pay. */
  agreed: Offer | null
  balance: Wallet['balance']
  /** The same for every sending of this page's form. */
  attempt: string
}

/** How to get it: by card now, from the wallet, or later from the cart. */
export function BuyBox({ product, agreed, balance, attempt }: BuyBoxProps) {
  if (product.status !== 'active' || product.stock < 1) return <Gone status={product.status} />
  if (product.kind === 'wanted') return null
  if (product.kind === 'swap') return <SwapBox product={product} />
  if (product.kind === 'free') return <FreeBox attempt={attempt} />
  const total = agreed?.total ?? product.price
  const price = formatMoney(total)
  const key = (
    <>
      <input type="hidden" name="attempt" value={attempt} />
      <input type="hidden" name="shown" value={`${total.amount} ${total.currency}`} />
      {agreed && <AgreedFields agreed={agreed} />}
    </>
  )
  return (
    <div className="grid gap-2.5">
      {agreed && <AgreedNote agreed={agreed} />}
      <Form method="post">
        {key}
        <SubmitButton intent="buy" size="lg" wide>
          <IconBolt aria-hidden className="size-5" />
          {agreed ? `Buy now for ${price}` : 'Buy now'}
        </SubmitButton>
      </Form>
      {product.inCart > 0 ? (
        <LinkButton to="/cart" size="lg" wide>
          In your cart: go to cart
        </LinkButton>
      ) : (
        <Form method="post">
          {agreed && <AgreedFields agreed={agreed} />}
          <SubmitButton intent="add" variant="secondary" size="lg" wide>
            <IconShoppingCartPlus aria-hidden className="size-5" />
            Add to cart
          </SubmitButton>
        </Form>
      )}
      {balance.amount >= total.amount && (
        <div className="grid justify-items-center">
          <Confirm
            label={`Pay from wallet (${formatMoney(balance)})`}
            variant="ghost"
            size="sm"
            question={`Pay ${price} from your wallet?`}
            detail={`You buy ${agreed && agreed.quantity > 1 ? `${agreed.quantity} of` : 'one'} “${product.title}”. ${product.pictureId ? 'The original is yours at once.' : 'The money is held until you have it in your hands.'}`}
            deed={`Pay ${price}`}
            decline="Not now"
            intent="buy-from-wallet"
          >
            {key}
          </Confirm>
        </div>
      )}
      <p className="flex items-start gap-2 text-[0.8125rem] text-muted">
        <IconShieldCheck aria-hidden className="mt-px size-4.5 shrink-0 text-positive-text" />
        {product.pictureId
          ? 'No fee for buyers. The original is yours as soon as it is paid: download it, or sell it on.'
          : 'No fee for buyers. Your money is held until you tell the seller your code.'}
      </p>
    </div>
  )
}

/** What is bought is what was agreed on: as many, at that price. */
function AgreedFields({ agreed: { id, quantity } }: { agreed: Offer }) {
  return (
    <>
      <input type="hidden" name="offer" value={id} />
      <input type="hidden" name="quantity" value={quantity} />
    </>
  )
}

function AgreedNote({ agreed: { amount, quantity, expiresAt } }: { agreed: Offer }) {
  return (
    <p role="status" className="rounded-md bg-positive-soft px-4 py-3 text-positive-text">
      You agreed on <strong className="font-semibold">{formatMoney(amount)}</strong>
      {quantity > 1 && ` each for ${quantity}`}. The price holds until <Time value={expiresAt} absolute />.
    </p>
  )
}

const GONE: Record<string, string> = {
  reserved: 'Reserved for another buyer. It may come back if they change their mind.',
  sold: 'This has been sold.',
  paused: 'The seller has paused this listing.',
  expired: 'Its time in the shop is over. The seller may renew it.',
  pending: 'The staff have not decided about it yet.',
  refused: 'The staff have sent it back to its seller.',
  deleted: 'This listing has been taken down.',
}

function Gone({ status }: { status: ProductDetail['status'] }) {
  return (
    <div className="grid gap-3">
      <p className="rounded-md bg-sunken px-4 py-3 text-muted">
        {GONE[status] ?? 'This cannot be bought right now.'}
      </p>
      <LinkButton to="/shop" wide>
        See what else is for sale
      </LinkButton>
    </div>
  )
}

export function StockBadge({ product }: { product: ProductDetail }) {
  if (product.status === 'active' && product.stock > 1)
    return <Badge tone="neutral">{product.stock} available</Badge>
  if (product.status === 'active') return <Badge tone="info">Only one</Badge>
  return null
}
