import type { ProductDetail } from '@banter/api/marketplace/contract'
import { IconGift } from '@tabler/icons-react'
import { Form } from '../router.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

/** For nothing: reserved for whoever asks first, until the two have met. */
export function FreeBox({ attempt }: { attempt: string }) {
  return (
    <div className="grid gap-2.5">
      <Form method="post">
        <input type="hidden" name="attempt" value={attempt} />
        <SubmitButton intent="claim" size="lg" wide>
          <IconGift aria-hidden className="size-5" />I would like it
        </SubmitButton>
      </Form>
      <p className="text-[0.8125rem] text-muted">
        It is reserved for you, and the giver is told. You get a code to show when you meet. There is no fee.
      </p>
    </div>
  )
}

export function SwapBox({ product }: { product: ProductDetail }) {
  return (
    <div className="grid gap-2.5">
      <p className="rounded-md bg-sunken px-4 py-3">
        {product.swapFor ? (
          <>
            <span className="text-muted">Would take for it:</span> {product.swapFor}
          </>
        ) : (
          <span className="text-muted">No money: say what you would give for it.</span>
        )}
      </p>
      <LinkButton to={`/?card=product:${product.id}`} variant="primary" size="lg" wide>
        Offer something on the billboard
      </LinkButton>
      <p className="text-[0.8125rem] text-muted">
        Write what you would give, and mention {product.seller.name} with an @ so that they hear of it.
      </p>
    </div>
  )
}
