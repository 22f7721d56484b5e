import type { useFetcher } from '../router.ts'
import { Button } from '../ui/button.tsx'
import type { FormRefusal } from '../ui/form-errors.tsx'
import { focusNeighbour } from './focus-neighbour.ts'

interface CartButtonProps {
  fetcher: ReturnType<typeof useFetcher<FormRefusal>>
  product: { id: string; title: string }
  intent: 'remove' | 'later'
  label: string
  quantity?: number
}

/** One thing to do with one line of the cart; works without scripts too. */
export function CartButton({ fetcher, product, intent, label, quantity }: CartButtonProps) {
  return (
    <fetcher.Form method="post" action="/cart" preventScrollReset onSubmit={focusNeighbour}>
      <input type="hidden" name="productId" value={product.id} />
      {quantity && <input type="hidden" name="quantity" value={quantity} />}
      <Button
        type="submit"
        name="intent"
        value={intent}
        variant="ghost"
        size="sm"
        aria-label={`${label}: ${product.title}`}
      >
        {label}
      </Button>
    </fetcher.Form>
  )
}
