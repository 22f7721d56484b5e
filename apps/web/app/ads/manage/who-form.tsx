import type { Advertiser } from '@banter/api/ads/advertisers/contract'
import { useState } from 'react'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { FormErrors, type FormRefusal } from '../../ui/form-errors.tsx'
import { Input } from '../../ui/input.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { UnsavedForm } from '../../ui/unsaved-form.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { AD_CATEGORIES } from './words.ts'

const LABELS = {
  name: 'Name of the campaign',
  advertiserId: 'Advertiser',
  business: 'Name of the business',
  email: 'Email for receipts',
  website: 'Website',
  clubId: 'Club',
}

const CHOICES = [
  { value: 'sponsored', title: 'A business pays for it', detail: 'By views, by clicks or by the week.' },
  { value: 'school', title: 'The school’s own', detail: 'Free: an open day, a service, a reminder.' },
  { value: 'club', title: 'One of the school’s clubs', detail: 'Free: a tenth of all places is for clubs.' },
  { value: 'house', title: 'To fill what is left', detail: 'Free: shown where nobody else is.' },
]

interface WhoFormProps {
  businesses: Advertiser[]
  clubs: { id: string; name: string }[]
  categories: (keyof typeof AD_CATEGORIES)[]
  refusal: FormRefusal | undefined
}

/** Who a campaign is for, and what it is called. Without script all of it is asked, and what fits the choice is read. */
export function WhoForm({ businesses, clubs, categories, refusal }: WhoFormProps) {
  const values = refusal?.values ?? {}
  const [kind, setKind] = useState(values.kind ?? 'sponsored')
  const [who, setWho] = useState(values.advertiserId ?? businesses[0]?.id ?? '')
  const hydrated = useHydrated()
  const show = (part: string) => !hydrated || part === kind
  return (
    <Form method="post" className="grid max-w-2xl gap-5">
      <UnsavedForm refused={Boolean(refusal)} />
      <FormErrors refusal={refusal} labels={LABELS} />
      <Card>
        <div className="grid gap-5">
          <RadioCards
            name="kind"
            legend="Whose campaign is it?"
            options={CHOICES}
            defaultValue={kind}
            onChange={setKind}
          />
          {show('sponsored') && (
            <Field name="advertiserId" label={LABELS.advertiserId} error={refusal?.fields.advertiserId}>
              {(control) => (
                <Select
                  {...control}
                  defaultValue={who}
                  onChange={(event) => setWho(event.target.value)}
                  blank="Somebody new"
                  options={businesses.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </Field>
          )}
          {show('sponsored') && (!hydrated || who === '') && (
            <NewBusiness categories={categories} refusal={refusal} />
          )}
          {show('club') && clubs.length > 0 && (
            <Field name="clubId" label={LABELS.clubId} error={refusal?.fields.clubId}>
              {(control) => (
                <Select
                  {...control}
                  defaultValue={values.clubId}
                  options={clubs.map(({ id, name }) => ({ value: id, label: name }))}
                />
              )}
            </Field>
          )}
          <Field
            name="name"
            label={LABELS.name}
            hint="For you and the school; students do not see it."
            error={refusal?.fields.name}
            required
          >
            {(control) => <Input {...control} maxLength={80} defaultValue={values.name} />}
          </Field>
        </div>
      </Card>
      <div className="flex justify-end">
        <SubmitButton intent="begin">Go on</SubmitButton>
      </div>
    </Form>
  )
}

function NewBusiness({ categories, refusal }: Pick<WhoFormProps, 'categories' | 'refusal'>) {
  const values = refusal?.values ?? {}
  const errors = refusal?.fields ?? {}
  return (
    <fieldset className="grid gap-4 rounded-md bg-sunken p-4">
      <legend className="sr-only">The new advertiser</legend>
      <Field name="business" label={LABELS.business} error={errors.business}>
        {(control) => <Input {...control} maxLength={80} defaultValue={values.business} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="email" label={LABELS.email} error={errors.email}>
          {(control) => (
            <Input {...control} type="email" maxLength={200} autoComplete="off" defaultValue={values.email} />
          )}
        </Field>
        <Field name="website" label={LABELS.website} error={errors.website} optional>
          {(control) => (
            <Input
              {...control}
              type="url"
              placeholder="https://"
              maxLength={300}
              defaultValue={values.website}
            />
          )}
        </Field>
      </div>
      <Field
        name="category"
        label="What it offers"
        hint="What is not listed, such as alcohol, betting or loans, is not advertised here."
        error={errors.category}
      >
        {(control) => (
          <Select
            {...control}
            defaultValue={values.category}
            options={categories.map((value) => ({ value, label: AD_CATEGORIES[value] }))}
          />
        )}
      </Field>
    </fieldset>
  )
}
