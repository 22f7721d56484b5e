import { Form } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { SubmitButton } from '../ui/submit-button.tsx'
import { agreedOf, type CartItem } from './cart-groups.ts'

/** What costs something else than when the buyer put it in: they agree to it before they pay. */
export function PriceChanges({ items }: { items: CartItem[] }) {
  if (items.length === 0) return null
  return (
    <Alert
      tone="caution"
      title={items.length === 1 ? 'A price has changed' : `${items.length} prices have changed`}
      action={
        <Form method="post" preventScrollReset>
          {agreedOf(items).map((line) => (
            <input key={line} type="hidden" name="price" value={line} />
          ))}
          <SubmitButton intent="agree" size="sm">
            {items.length === 1 ? 'Accept the new price' : 'Accept the new prices'}
          </SubmitButton>
        </Form>
      }
    >
      <ul>
        {items.map(({ product, priceWas }) => (
          <li key={product.id}>
            {product.title}: {priceWas && <s>{formatMoney(priceWas)}</s>} now {formatMoney(product.price)}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
