import type { ProductDetail } from '@banter/api/marketplace/contract'
import { type FormEvent, useCallback, useState } from 'react'
import { MediaPicker } from '../media/media-picker.tsx'
import type { Picked } from '../media/picked.ts'
import { Form } from '../router.ts'
import { parseMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { useHydrated } from '../ui/use-hydrated.ts'
import { HandoverFields } from './handover-fields.tsx'
import { KindChoice } from './kind-choice.tsx'
import { ListingPreview, type Sketch } from './listing-preview.tsx'
import { LABELS, type ListingStart, startOf } from './listing-start.ts'
import { PriceFields } from './price-fields.tsx'
import { TextbookFields } from './textbook-fields.tsx'
import { WhatFields } from './what-fields.tsx'
import { CONDITIONS } from './words.ts'

interface ListingFormProps {
  /** What the listing says now; nothing of it for a new one. */
  listing?: ProductDetail
  /** Named before it exists, so that sending the form twice lists it once. */
  id?: string
  /** What a link to the form asks for already. */
  asked?: Partial<ListingStart>
  sellerName: string
  refusal: FormRefusal | undefined
  deed: string
  /** It is in nobody's sight yet, and may stay so. */
  draft?: boolean
  cancelTo: string
}

const CONDITION_CARDS = Object.entries(CONDITIONS).map(([value, { name, means }]) => ({
  value,
  title: name,
  detail: means,
}))

export function ListingForm(props: ListingFormProps) {
  const { listing, id, sellerName, refusal, deed, draft, cancelTo } = props
  const start = startOf(listing, refusal, props.asked)
  const { sketch, draw } = useSketch(start)
  const [photo, setPhoto] = useState(listing?.media[0]?.thumbUrl)
  const hydrated = useHydrated()
  const errors = refusal?.fields ?? {}
  const drawPhoto = useCallback(([first]: Picked[]) => setPhoto(first?.view?.thumbUrl ?? first?.preview), [])
  return (
    <Form
      method="post"
      onInput={draw}
      onSubmit={holdWhilePhotosGo}
      className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_15rem]"
    >
      <UnsavedForm refused={Boolean(refusal)} />
      <div className="grid gap-6">
        <FormErrors refusal={refusal} labels={LABELS} />
        {id && <input type="hidden" name="id" value={id} />}
        {listing && (
          <input type="hidden" name="stockBefore" value={refusal?.values.stockBefore ?? listing.stock} />
        )}
        <KindChoice chosen={start.kind} />
        <Card title="Photos">
          <MediaPicker
            label="Photos"
            purpose="product"
            kinds={['image', 'video']}
            max={8}
            start={listing?.media}
            first="Shown first in the shop"
            error={errors.media}
            onChange={drawPhoto}
          />
        </Card>
        <WhatFields start={start} errors={errors} />
        <TextbookFields
          start={start}
          errors={errors}
          hidden={hydrated && !sketch.category.startsWith('textbooks')}
        />
        <Card>
          <RadioCards
            name="condition"
            legend={sketch.kind === 'wanted' ? 'At least in this condition' : 'Condition'}
            required
            options={CONDITION_CARDS}
            defaultValue={start.condition}
          />
          {errors.condition && <p className="mt-1.5 font-medium text-danger-text">{errors.condition}</p>}
        </Card>
        <PriceFields start={start} errors={errors} sketch={sketch} />
        <HandoverFields start={start} errors={errors} />
        <div className="flex flex-wrap items-center justify-end gap-2">
          <LinkButton to={cancelTo} variant="ghost">
            Cancel
          </LinkButton>
          {draft && (
            <SubmitButton intent="draft" variant="secondary" size="lg" formNoValidate>
              Save draft and preview
            </SubmitButton>
          )}
          <SubmitButton intent="publish" size="lg">
            {deed}
          </SubmitButton>
        </div>
      </div>
      <ListingPreview sketch={sketch} photo={photo} sellerName={sellerName} />
    </Form>
  )
}

type Start = ReturnType<typeof startOf>

/** What the form holds, as far as it has been typed. */
function useSketch(start: Start) {
  const [sketch, setSketch] = useState<Sketch>({ ...start, cents: parseMoney(start.price) })
  function draw(event: FormEvent<HTMLFormElement>) {
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? '')
    setSketch({
      kind: text('kind'),
      title: text('title'),
      category: text('category'),
      condition: text('condition'),
      isbn: text('isbn'),
      cents: parseMoney(text('price')),
    })
  }
  return { sketch, draw }
}

/** A draft may lack anything, but not the photos that are on their way. */
function holdWhilePhotosGo(event: FormEvent<HTMLFormElement>) {
  for (const control of event.currentTarget.elements) {
    if (!(control instanceof HTMLInputElement) || !control.validity.customError) continue
    event.preventDefault()
    control.reportValidity()
    return
  }
}
