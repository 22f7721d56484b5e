import type { Product } from '@banter/api/marketplace/contract'
import { IconHeart, IconHeartFilled } from '@tabler/icons-react'
import { useRefusalToast } from '../../orders/use-refusal-toast.ts'
import { useFetcher, useLocation } from '../../router.ts'
import { buttonClasses } from '../../ui/button-look.ts'
import { cx } from '../../ui/cx.ts'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { StaysField } from '../../ui/stays-field.tsx'

interface FavouriteButtonProps {
  product: Pick<Product, 'id' | 'title' | 'saved'>
  /** On a tile only the heart, over the picture. */
  small?: boolean
}

/** Saves a listing or lets it go, at once; as before when the answer is no. A plain form without scripts. */
export function FavouriteButton({ product, small = false }: FavouriteButtonProps) {
  const fetcher = useFetcher<FormRefusal>()
  const { pathname, search } = useLocation()
  useRefusalToast(fetcher)
  const asked = fetcher.formData?.get('intent')
  const saved = asked ? asked === 'save' : Boolean(product.saved)
  const Heart = saved ? IconHeartFilled : IconHeart
  return (
    <fetcher.Form method="post" action={`/products/${product.id}/favourite`} preventScrollReset>
      <StaysField />
      <input type="hidden" name="back" value={pathname + search} />
      <button
        type="submit"
        name="intent"
        value={saved ? 'forget' : 'save'}
        aria-pressed={saved}
        title={saved ? 'No longer keep it' : 'Keep an eye on it'}
        className={
          small
            ? 'grid size-10 place-items-center rounded-full bg-surface/90 text-muted shadow-card transition-colors hover:text-ink'
            : buttonClasses({ size: 'sm' })
        }
      >
        <Heart aria-hidden className={cx('size-4.5', saved && 'text-danger-text')} />
        {small ? <span className="sr-only">Save {product.title}</span> : saved ? 'Saved' : 'Save'}
      </button>
    </fetcher.Form>
  )
}
