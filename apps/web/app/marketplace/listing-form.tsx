import type { MediaView } from '@banter/api/media/contract'
import { type FormEvent, useCallback, useState } from 'react'
import { MediaPicker } from '../media/media-picker.tsx'
import type { Picked } from '../media/picked.ts'
import { Form } from '../router.ts'
import { type Amount, parseMoney, plainAmount } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { RadioCards } from '../ui/radio-cards.tsx'
import { Select } from '../ui/select.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { ListingPreview, type Sketch } from './listing-preview.tsx'
import { CONDITIONS, categoryOptions } from './words.ts'
import { YouGet } from './you-get.tsx'

const LABELS = {
  title: 'Title',
  category: 'Category',
  condition: 'Condition',
  price: 'Price',
  stock: 'How many',
  description: 'Description',
  media: 'Photos',
}

interface ListingFormProps {
  /** What the listing says now; nothing of it for a new one. */
  listing?: {
    title: string
    category: string
    condition: string
    price: Amount
    stock: number
    description: string
    media: MediaView[]
  }
  /** Named before it exists, so that sending the form twice lists it once. */
  id?: string
  sellerName: string
  refusal: FormRefusal | undefined
  deed: string
  cancelTo: string
}

const CONDITION_CARDS = Object.entries(CONDITIONS).map(([value, { name, means }]) => ({
  value,
  title: name,
  detail: means,
}))

export function ListingForm({ listing, id, sellerName, refusal, deed, cancelTo }: ListingFormProps) {
  const start = startOf(listing, refusal)
  const [sketch, setSketch] = useState<Sketch>({ ...start, cents: parseMoney(start.price) })
  const [photo, setPhoto] = useState(listing?.media[0]?.thumbUrl)
  const errors = refusal?.fields ?? {}
  const drawPhoto = useCallback(([first]: Picked[]) => setPhoto(first?.view?.thumbUrl ?? first?.preview), [])

  function draw(event: FormEvent<HTMLFormElement>) {
    const typed = new FormData(event.currentTarget)
    const text = (name: string) => String(typed.get(name) ?? '')
    setSketch({
      title: text('title'),
      category: text('category'),
      condition: text('condition'),
      cents: parseMoney(text('price')),
    })
  }

  return (
    <Form method="post" onInput={draw} className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_15rem]">
      <div className="grid gap-6">
        <FormErrors refusal={refusal} labels={LABELS} />
        {id && <input type="hidden" name="id" value={id} />}
        {listing && (
          <input type="hidden" name="stockBefore" value={refusal?.values.stockBefore ?? listing.stock} />
        )}
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
        <Card title="What is it?">
          <div className="grid gap-4">
            <Field name="title" label="Title" required error={errors.title}>
              {(control) => (
                <Input
                  {...control}
                  minLength={3}
                  maxLength={120}
                  defaultValue={start.title}
                  placeholder="Calculus: Early Transcendentals, 9th edition"
                />
              )}
            </Field>
            <Field name="category" label="Category" required error={errors.category} className="sm:max-w-64">
              {(control) => (
                <Select
                  {...control}
                  blank="Choose one"
                  defaultValue={start.category}
                  options={categoryOptions}
                />
              )}
            </Field>
            <Field
              name="description"
              label="Description"
              optional
              error={errors.description}
              hint="Age, flaws, what comes with it, when you can meet."
            >
              {(control) => (
                <Textarea {...control} maxLength={4000} rows={5} defaultValue={start.description} />
              )}
            </Field>
          </div>
        </Card>
        <Card>
          <RadioCards
            name="condition"
            legend="Condition"
            required
            options={CONDITION_CARDS}
            defaultValue={start.condition}
          />
          {errors.condition && <p className="mt-1.5 font-medium text-danger-text">{errors.condition}</p>}
        </Card>
        <Card title="Price">
          <div className="grid gap-4 sm:grid-cols-[1fr_8rem]">
            <Field name="price" label="Price" required error={errors.price}>
              {(control) => (
                <MoneyInput
                  {...control}
                  defaultValue={start.price}
                  outcome={(cents) => <YouGet cents={cents} />}
                />
              )}
            </Field>
            <Field name="stock" label="How many" required error={errors.stock}>
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={Math.min(1, Number(start.stock))}
                  max={999}
                  step={1}
                  defaultValue={start.stock}
                />
              )}
            </Field>
          </div>
        </Card>
        <div className="flex flex-wrap items-center justify-end gap-2">
          <LinkButton to={cancelTo} variant="ghost">
            Cancel
          </LinkButton>
          <SubmitButton size="lg">{deed}</SubmitButton>
        </div>
      </div>
      <ListingPreview sketch={sketch} photo={photo} sellerName={sellerName} />
    </Form>
  )
}

/** What was typed and refused comes before what is stored. */
function startOf(listing: ListingFormProps['listing'], refusal: FormRefusal | undefined) {
  const { media: _photos, ...said } = listing ?? {}
  const stored = listing && { ...said, price: plainAmount(listing.price), stock: String(listing.stock) }
  return {
    title: '',
    category: '',
    condition: '',
    price: '',
    stock: '1',
    description: '',
    ...stored,
    ...refusal?.values,
  }
}
