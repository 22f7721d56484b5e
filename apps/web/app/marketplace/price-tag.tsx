import type { Product } from '@banter/api/marketplace/contract'
import { Money } from '../ui/money.tsx'

/** What it costs, in the words of its kind. */
export function PriceTag({ kind, price }: Pick<Product, 'kind' | 'price'>) {
  if (kind === 'free') return <>Free</>
  if (kind === 'swap') return <>To swap</>
  if (kind === 'wanted')
    return (
      <>
        Wanted, up to <Money value={price} />
      </>
    )
  return <Money value={price} />
}
