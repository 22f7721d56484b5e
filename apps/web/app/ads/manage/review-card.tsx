import type { Campaign } from '@banter/api/ads/campaigns/contract'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Input } from '../../ui/input.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { AD_CATEGORIES, CAMPAIGN_KINDS } from './words.ts'

/** The school's look at a campaign: what to look at, and the two answers. */
export function ReviewCard({ campaign, refusal }: { campaign: Campaign; refusal: FormRefusal | undefined }) {
  const { advertiser, kind, state } = campaign
  const whole = state === 'pending'
  return (
    <Card title={whole ? 'May it run?' : 'May the new ads run?'}>
      <div className="grid gap-5">
        <dl className="grid gap-1 sm:grid-cols-2">
          <Fact label="Advertiser">{advertiser.name}</Fact>
          <Fact label="Offers">{AD_CATEGORIES[advertiser.category]}</Fact>
          <Fact label="Receipts go to">{advertiser.email}</Fact>
          <Fact label="Kind">{CAMPAIGN_KINDS[kind]}</Fact>
        </dl>
        <Form method="post">
          <SubmitButton intent="approve">{whole ? 'Approve' : 'Approve the new ads'}</SubmitButton>
        </Form>
        <Form method="post" className="grid gap-3 border-t border-line pt-4">
          <Field
            name="reason"
            label="Or send it back"
            hint="Its people read this, change it and hand it in again."
            error={refusal?.fields.reason}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={300}
                placeholder="What has to change?"
                defaultValue={refusal?.values.reason}
              />
            )}
          </Field>
          <div>
            <SubmitButton intent="reject" variant="secondary">
              Send back
            </SubmitButton>
          </div>
        </Form>
      </div>
    </Card>
  )
}

function Fact({ label, children }: { label: string; children: string }) {
  return (
    <div className="flex gap-2">
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
