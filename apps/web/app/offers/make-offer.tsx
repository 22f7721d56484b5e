import { newId } from '@banter/api/http/contract'
import { IconMessageDollar } from '@tabler/icons-react'
import { useState } from 'react'
import { useFetcher } from '../router.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { type Offered, OfferFields } from './offer-fields.tsx'

const LABEL = (
  <>
    <IconMessageDollar aria-hidden className="size-5" />
    Make an offer
  </>
)

/** A dialog on the product's page; without scripts a page of its own. */
export function MakeOffer({ product }: { product: Offered }) {
  const hydrated = useHydrated()
  if (!hydrated)
    return (
      <LinkButton to={`/products/${product.id}/offer`} size="lg" wide>
        {LABEL}
      </LinkButton>
    )
  return (
    <Dialog
      title="Make an offer"
      description={`For “${product.title}”. The seller has 24 hours to answer; you pay nothing until then.`}
      trigger={
        <Button size="lg" wide>
          {LABEL}
        </Button>
      }
    >
      <OfferForm product={product} />
    </Dialog>
  )
}

function OfferForm({ product }: { product: Offered }) {
  const fetcher = useFetcher<FormRefusal>()
  const [offerId] = useState(() => newId())
  const refusal = fetcher.state === 'idle' ? fetcher.data : undefined
  return (
    <fetcher.Form method="post" action={`/products/${product.id}/offer`} className="grid gap-4">
      <FormErrors refusal={refusal} />
      <OfferFields product={product} offerId={offerId} refusal={refusal} />
      <Button type="submit" variant="primary" size="lg" wide loading={fetcher.state !== 'idle'}>
        Send the offer
      </Button>
    </fetcher.Form>
  )
}
