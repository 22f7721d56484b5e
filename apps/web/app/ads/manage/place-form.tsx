import type { Campaign } from '@banter/api/ads/campaigns/contract'
import type { AdSettings } from '@banter/api/ads/settings/contract'
import { useState } from 'react'
import { Form } from '../../router.ts'
import { formatMoney } from '../../ui/amounts.ts'
import { Card } from '../../ui/card.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Field } from '../../ui/field.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Input } from '../../ui/input.tsx'
import { MoneyInput } from '../../ui/money-input.tsx'
import { RadioCards } from '../../ui/radio-cards.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { useHydrated } from '../../ui/use-hydrated.ts'
import { EstimatePanel } from './estimate-panel.tsx'
import { hourOptions, PLACEMENTS, WEEKDAYS } from './words.ts'

export const PLACE_LABELS = {
  placement: 'Where',
  kind: 'Paid for',
  budget: 'Budget',
  from: 'First day',
  to: 'Last day',
  week: 'Hours',
  dailyCap: 'Most in a day',
}

export interface Days {
  from: string
  to: string
}

interface PlaceFormProps {
  campaign: Campaign
  prices: AdSettings['prices']
  start: Days
  refusal: FormRefusal | undefined
}

/** One place and time: where, when, how it is paid for and what it may cost, with what can be expected beside it. */
export function PlaceForm({ campaign, prices, start, refusal }: PlaceFormProps) {
  const values: Record<string, string | undefined> = refusal?.values ?? {}
  const errors = refusal?.fields ?? {}
  const sold = campaign.kind === 'sponsored'
  const [kind, setKind] = useState(values.kind ?? 'cpm')
  const hydrated = useHydrated()
  const metered = kind === 'cpm' || kind === 'cpc' || !hydrated
  return (
    <Card title={campaign.flights.length > 0 ? 'Add another place' : 'Where and when'}>
      <Form method="post" className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <div className="grid content-start gap-5">
          <Field name="placement" label={PLACE_LABELS.placement} error={errors.placement}>
            {(control) => (
              <Select
                {...control}
                defaultValue={values.placement ?? 'feed'}
                options={Object.entries(PLACEMENTS).map(([value, { name, about }]) => ({
                  value,
                  label: `${name}: ${about.toLowerCase()}`,
                }))}
              />
            )}
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <DayField name="from" start={values.from ?? start.from} error={errors.from} />
            <DayField name="to" start={values.to ?? start.to} error={errors.to} />
          </div>
          {sold && (
            <RadioCards
              name="kind"
              legend={PLACE_LABELS.kind}
              defaultValue={kind}
              onChange={setKind}
              options={waysOf(prices)}
            />
          )}
          {sold && metered && (
            <div className="grid gap-4 sm:grid-cols-2">
              <Field name="budget" label={PLACE_LABELS.budget} error={errors.budget}>
                {(control) => (
                  <MoneyInput
                    {...control}
                    currency={prices.cpm.currency}
                    defaultValue={values.budget ?? '50.00'}
                  />
                )}
              </Field>
              <Field name="dailyCap" label={PLACE_LABELS.dailyCap} optional error={errors.dailyCap}>
                {(control) => (
                  <Input
                    {...control}
                    inputMode="numeric"
                    placeholder={kind === 'cpc' ? 'Clicks' : 'Views'}
                    defaultValue={values.dailyCap}
                  />
                )}
              </Field>
            </div>
          )}
          {(!sold || metered) && <Hours values={values} refused={Boolean(refusal)} error={errors.week} />}
          <div>
            <SubmitButton intent="add" variant={campaign.flights.length > 0 ? 'secondary' : 'primary'}>
              Add this place
            </SubmitButton>
          </div>
        </div>
        <EstimatePanel sold={sold} />
      </Form>
    </Card>
  )
}

const waysOf = ({ cpm, cpc, week }: AdSettings['prices']) => [
  { value: 'cpm', title: 'Views', detail: `${formatMoney(cpm)} for a thousand that were really seen` },
  { value: 'cpc', title: 'Clicks', detail: `${formatMoney(cpc)} for each` },
  {
    value: 'week',
    title: 'Weeks',
    detail: `${formatMoney(week)} for each begun week, its equal part of the places`,
  },
]

function DayField({ name, start, error }: { name: 'from' | 'to'; start: string; error: string | undefined }) {
  return (
    <Field name={name} label={PLACE_LABELS[name]} error={error} required>
      {(control) => <Input {...control} type="date" defaultValue={start} />}
    </Field>
  )
}

interface HoursProps {
  values: Record<string, string | undefined>
  refused: boolean
  error: string | undefined
}

function Hours({ values, refused, error }: HoursProps) {
  return (
    <details className="rounded-md border border-line" open={Boolean(error)}>
      <summary className="cursor-pointer px-4 py-2.5 font-medium">
        Only on some days, or at some hours
      </summary>
      <div className="grid gap-4 border-t border-line p-4" id="week">
        {error && <p className="text-[0.8125rem] font-medium text-danger-text">{error}</p>}
        <fieldset>
          <legend className="sr-only">Days</legend>
          <div className="flex flex-wrap gap-x-4">
            {WEEKDAYS.map((day, at) => (
              <Checkbox
                key={day}
                name={`day-${at}`}
                label={day}
                defaultChecked={!refused || values[`day-${at}`] === 'on'}
              />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field name="fromHour" label="From">
            {(control) => (
              <Select {...control} options={hourOptions(0, 23)} defaultValue={values.fromHour ?? '0'} />
            )}
          </Field>
          <Field name="toHour" label="To">
            {(control) => (
              <Select {...control} options={hourOptions(1, 24)} defaultValue={values.toHour ?? '24'} />
            )}
          </Field>
        </div>
      </div>
    </details>
  )
}
