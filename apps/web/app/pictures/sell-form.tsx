import { YouGet } from '../marketplace/you-get.tsx'
import { MediaPicker } from '../media/media-picker.tsx'
import { Form } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { Field } from '../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { Input } from '../ui/input.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { MoneyInput } from '../ui/money-input.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Textarea } from '../ui/textarea.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { LicenceChoice } from './licence-choice.tsx'

interface SellFormProps {
  /** Named before it exists, so that sending the form twice lists it once. */
  id: string
  refusal: FormRefusal | undefined
}

const LABELS = {
  original: 'Picture',
  title: 'Title',
  price: 'Price',
  terms: 'Your terms',
  description: 'Description',
}

/** A new original: the file, what is said of it, what it costs and what its owner may do. */
export function SellForm({ id, refusal }: SellFormProps) {
  const errors = refusal?.fields ?? {}
  const values = refusal?.values ?? {}
  return (
    <Form method="post" className="grid max-w-3xl gap-6">
      <UnsavedForm refused={Boolean(refusal)} />
      <FormErrors refusal={refusal} labels={LABELS} />
      <input type="hidden" name="id" value={id} />
      <Card title="The original">
        <MediaPicker
          label="The original"
          name="original"
          purpose="original"
          kinds={['image']}
          max={1}
          error={errors.original}
          asItIs
        />
        <p className="mt-3 text-[0.8125rem] text-muted">
          Only you can download it, and later only its buyer. Everybody else sees it with a watermark.
        </p>
      </Card>
      <PictureFields start={values} errors={errors} />
      <LicenceChoice chosen={values.licence ?? 'personal'} terms={values.terms ?? ''} errors={errors} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <LinkButton to="/my-pictures" variant="ghost">
          Cancel
        </LinkButton>
        <SubmitButton intent="publish" size="lg">
          Put it on sale
        </SubmitButton>
      </div>
    </Form>
  )
}

interface PictureFieldsProps {
  start: {
    title?: string
    description?: string
    price?: Parameters<typeof MoneyInput>[0]['defaultValue']
    negotiable?: string
  }
  errors: Record<string, string>
}

/** What can be said of a picture when it is listed and later. */
export function PictureFields({ start, errors }: PictureFieldsProps) {
  return (
    <Card title="About it">
      <div className="grid gap-4">
        <Field name="title" label="Title" required error={errors.title}>
          {(control) => (
            <Input
              {...control}
              minLength={3}
              maxLength={120}
              defaultValue={start.title}
              placeholder="Cooper Street at blue hour"
            />
          )}
        </Field>
        <Field name="description" label="Description" optional error={errors.description}>
          {(control) => (
            <Textarea
              {...control}
              maxLength={4000}
              rows={3}
              defaultValue={start.description}
              placeholder="Where and how you made it"
            />
          )}
        </Field>
        <Field name="price" label="Price" required error={errors.price} className="sm:max-w-sm">
          {(control) => (
            <MoneyInput
              {...control}
              defaultValue={start.price}
              outcome={(cents) => <YouGet cents={cents} />}
            />
          )}
        </Field>
        <Checkbox
          name="negotiable"
          defaultChecked={start.negotiable === 'on'}
          label="I take offers"
          hint="Buyers may offer less; you accept, counter or decline."
        />
      </div>
    </Card>
  )
}
