import type { ProductDetail } from '@banter/api/marketplace/contract'
import { Form } from '../router.ts'
import { FormErrors, type FormRefusal } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { UnsavedForm } from '../ui/unsaved-form.tsx'
import { PictureFields } from './sell-form.tsx'

interface EditFormProps {
  listing: ProductDetail
  refusal: FormRefusal | undefined
  deed: string
  cancelTo: string
}

/** What can change of an original's listing: the picture and its licence stay what they are. */
export function EditForm({ listing, refusal, deed, cancelTo }: EditFormProps) {
  const { title, description, price, negotiable } = listing
  const start = refusal?.values ?? { title, description, price, negotiable: negotiable ? 'on' : '' }
  return (
    <Form method="post" className="grid max-w-3xl gap-6">
      <UnsavedForm refused={Boolean(refusal)} />
      <FormErrors refusal={refusal} labels={{ title: 'Title', price: 'Price' }} />
      <PictureFields start={start} errors={refusal?.fields ?? {}} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <LinkButton to={cancelTo} variant="ghost">
          Cancel
        </LinkButton>
        <SubmitButton intent="publish" size="lg">
          {deed}
        </SubmitButton>
      </div>
    </Form>
  )
}
