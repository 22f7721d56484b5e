import { Link, useFetcher } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { Money } from '../ui/money.tsx'
import { ProductArt } from '../ui/product-art.tsx'
import { CartButton } from './cart-button.tsx'
import type { CartItem } from './cart-groups.ts'
import { focusNeighbour } from './focus-neighbour.ts'
import { useRefusalToast } from './use-refusal-toast.ts'

/** What the buyer wants another time. */
export function KeptForLater({ items }: { items: CartItem[] }) {
  if (items.length === 0) return null
  return (
    <Card flush title="Saved for later">
      <ul aria-label="Saved for later" className="divide-y divide-line">
        {items.map((item) => (
          <KeptLine key={item.product.id} item={item} />
        ))}
      </ul>
    </Card>
  )
}

function KeptLine({ item: { product, available, quantity, unitPrice } }: { item: CartItem }) {
  const fetcher = useFetcher<FormRefusal>()
  useRefusalToast(fetcher)
  if (fetcher.formData) return null
  return (
    <li className="grid grid-cols-[4.5rem_minmax(0,1fr)_auto] items-center gap-x-4 gap-y-3 p-4 sm:px-5">
      <ProductArt product={product} className="aspect-[4/3] rounded-md border border-line" />
      <div className="min-w-0">
        <Link to={`/products/${product.id}`} className="font-medium hover:text-accent-text">
          {product.title}
        </Link>
        <p className="text-[0.8125rem] text-muted">
          {available > 0 ? product.seller.name : 'No longer available'}
        </p>
      </div>
      <p className="font-semibold">
        <Money value={unitPrice} />
      </p>
      <div className="col-span-full flex justify-end gap-2">
        {available > 0 && (
          <fetcher.Form method="post" action="/cart" preventScrollReset onSubmit={focusNeighbour}>
            <input type="hidden" name="productId" value={product.id} />
            <input type="hidden" name="quantity" value={Math.min(quantity, available)} />
            <Button
              type="submit"
              name="intent"
              value="now"
              size="sm"
              aria-label={`Move to cart: ${product.title}`}
            >
              Move to cart
            </Button>
          </fetcher.Form>
        )}
        <CartButton fetcher={fetcher} product={product} intent="remove" label="Remove" />
      </div>
    </li>
  )
}
