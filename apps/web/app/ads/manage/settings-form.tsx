import type { AdSettings } from '@banter/api/ads/settings/contract'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Input } from '../../ui/input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { UnsavedForm } from '../../ui/unsaved-form.tsx'
import { adCategoryOptions } from './words.ts'

export const SETTING_LABELS = {
  maxLoad: 'At most, of a list',
  cpmPrice: 'A thousand views',
  cpcPrice: 'A click',
  weekPrice: 'A week',
  shareTo: 'Where the school’s share goes',
  categories: 'What may be advertised',
  from: 'First day',
  to: 'Last day',
}

interface SettingsFormProps {
  settings: AdSettings
  refusal: FormRefusal | undefined
}

export function SettingsForm({ settings, refusal }: SettingsFormProps) {
  const values = refusal?.values
  const errors = refusal?.fields ?? {}
  const checked = (name: string, stored: boolean) => (values ? name in values : stored)
  const share = `${(settings.shareBps / 100).toLocaleString('en-US')} %`
  return (
    <Form method="post" className="grid gap-6">
      <UnsavedForm refused={Boolean(refusal)} />
      <Card title="What students see">
        <div className="grid gap-4">
          <Checkbox
            name="enabled"
            label="Show ads at this school"
            defaultChecked={checked('enabled', settings.enabled)}
          />
          <Checkbox
            name="optOut"
            label="Let students switch paid ads off"
            hint="The school’s own and those of clubs stay."
            defaultChecked={checked('optOut', settings.optOut)}
          />
          <Field
            name="maxLoad"
            label={SETTING_LABELS.maxLoad}
            hint="In percent. 12 is every eighth thing of a list, the most there is; the first ad is the fourth thing."
            error={errors.maxLoad}
          >
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={12}
                className="max-w-28"
                defaultValue={values?.maxLoad ?? settings.maxLoad}
              />
            )}
          </Field>
          <fieldset id="categories">
            <legend className="mb-1 font-medium">{SETTING_LABELS.categories}</legend>
            <div className="grid sm:grid-cols-2">
              {adCategoryOptions.map(({ value, label }) => (
                <Checkbox
                  key={value}
                  name={`category-${value}`}
                  label={label}
                  defaultChecked={checked(
                    `category-${value}`,
                    (settings.categories as string[]).includes(value),
                  )}
                />
              ))}
            </div>
            {errors.categories && (
              <p className="text-[0.8125rem] font-medium text-danger-text">{errors.categories}</p>
            )}
          </fieldset>
        </div>
      </Card>
      <Card title="Prices">
        <div className="grid gap-4 sm:grid-cols-3">
          {(['cpm', 'cpc', 'week'] as const).map((kind) => (
            <Field
              key={kind}
              name={`${kind}Price`}
              label={SETTING_LABELS[`${kind}Price`]}
              error={errors[`${kind}Price`]}
            >
              {(control) => (
                <MoneyInput
                  {...control}
                  currency={settings.prices[kind].currency}
                  defaultValue={values?.[`${kind}Price`] ?? settings.prices[kind]}
                />
              )}
            </Field>
          ))}
        </div>
        <p className="mt-3 text-muted">
          For campaigns that are planned from now on. What is planned keeps its price.
        </p>
      </Card>
      <Card title="The school’s share">
        <div className="grid gap-4">
          <p>
            <span className="text-2xl font-semibold tracking-tight">{share}</span>{' '}
            <span className="text-muted">of what is spent is the school’s, as agreed with Banter.</span>
          </p>
          <Field name="shareTo" label={SETTING_LABELS.shareTo} error={errors.shareTo}>
            {(control) => (
              <Select
                {...control}
                defaultValue={values?.shareTo ?? settings.shareTo}
                options={[
                  { value: 'invoice', label: 'Off the school’s subscription' },
                  { value: 'transfer', label: 'To the school’s account' },
                ]}
              />
            )}
          </Field>
        </div>
      </Card>
      <div className="flex justify-end">
        <SubmitButton intent="save">Save</SubmitButton>
      </div>
    </Form>
  )
}
