import { CONDITIONS } from '../marketplace/words.ts'
import { Link, useFetcher } from '../router.ts'
import { formatMoney } from '../ui/amounts.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Money } from '../ui/money.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { Select } from '../ui/select.tsx'
import { Time } from '../ui/time.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { CartButton } from './cart-button.tsx'
import type { CartItem } from './cart-groups.ts'
import { useRefusalToast } from './use-refusal-toast.ts'

/** One line of the cart. What is asked of it shows at once, and is taken back when the answer is no. */
export function CartLine({ item }: { item: CartItem }) {
  const fetcher = useFetcher<FormRefusal>()
  useRefusalToast(fetcher)
  const leaves = fetcher.formData?.get('intent') === 'remove' || fetcher.formData?.get('intent') === 'later'
  if (leaves) return null
  const { product, available, agreed, unitPrice } = item
  const quantity = Number(fetcher.formData?.get('quantity') ?? item.quantity)
  const gone = available === 0
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] gap-x-4 gap-y-3 p-4 sm:grid-cols-[6rem_minmax(0,1fr)_auto] sm:px-5">
      <ProductArt
        product={product}
        className={cx(
          'aspect-[4/3] self-start rounded-md border border-line',
          gone && 'opacity-50 grayscale',
        )}
      />
      <div className="min-w-0">
        <Link to={`/products/${product.id}`} className="font-medium hover:text-accent-text">
          {product.title}
        </Link>
        <p className="text-[0.8125rem] text-muted">
          {CONDITIONS[product.condition].name} ·{' '}
          <Before price={agreed?.applies ? product.price : item.priceWas} /> <Money value={unitPrice} />
        </p>
        <AgreedNote item={item} />
        <Trouble item={item} />
      </div>
      <p className={cx('text-right font-semibold', gone && 'text-muted line-through')}>
        <Money
          value={{
            ...product.price,
            amount: unitPrice.amount * (gone ? quantity : Math.min(quantity, available)),
          }}
        />
      </p>
      <div className="col-span-full flex flex-wrap items-center justify-end gap-2">
        {!gone && <Quantity item={item} shown={quantity} fetcher={fetcher} />}
        <CartButton
          fetcher={fetcher}
          product={product}
          intent="later"
          label="Save for later"
          quantity={quantity}
        />
        <CartButton fetcher={fetcher} product={product} intent="remove" label="Remove" />
      </div>
    </li>
  )
}

/** What it cost before, or costs others. */
function Before({ price }: { price: CartItem['priceWas'] }) {
  if (!price) return null
  return (
    <s>
      <span className="sr-only">instead of </span>
      {formatMoney(price)}
    </s>
  )
}

/** What the seller has agreed to, and whether this line is bought so. */
function AgreedNote({ item: { agreed, available } }: { item: CartItem }) {
  if (!agreed || available === 0) return null
  return (
    <p className="mt-1 text-[0.8125rem] text-positive-text">
      {agreed.applies
        ? 'The price you agreed on'
        : `You agreed on ${formatMoney(agreed.price)} each for ${agreed.quantity}: choose as many to pay that`}
      , until <Time value={agreed.until} absolute />
    </p>
  )
}

interface QuantityProps {
  item: CartItem
  shown: number
  fetcher: ReturnType<typeof useFetcher<FormRefusal>>
}

function Quantity({ item, shown, fetcher }: QuantityProps) {
  const hydrated = useHydrated()
  const { product, available } = item
  const most = Math.min(Math.max(available, shown), 99)
  if (most === 1) return null
  const options = Array.from({ length: most }, (_, at) => ({ value: String(at + 1), label: String(at + 1) }))
  return (
    <fetcher.Form method="post" action="/cart" preventScrollReset className="flex items-center gap-2">
      <input type="hidden" name="intent" value="quantity" />
      <input type="hidden" name="productId" value={product.id} />
      <Select
        name="quantity"
        aria-label={`Quantity of ${product.title}`}
        value={String(shown)}
        options={options}
        className="w-18"
        onChange={(event) => fetcher.submit(event.currentTarget.form, { preventScrollReset: true })}
      />
      {!hydrated && (
        <Button type="submit" size="sm">
          Update
        </Button>
      )}
    </fetcher.Form>
  )
}

function Trouble({ item: { available, quantity, product } }: { item: CartItem }) {
  if (available >= quantity) return null
  const why =
    product.status === 'sold' || product.status === 'reserved'
      ? 'Somebody was faster.'
      : 'It was taken off the shop.'
  return (
    <p className="mt-1 text-[0.8125rem] font-medium text-danger-text">
      {available === 0
        ? `No longer available. ${why}`
        : `Only ${available} left: you can buy ${available === 1 ? 'that one' : `those ${available}`}.`}
    </p>
  )
}
