import { AdAction, type CampaignKind } from '@banter/api/ads/contract'
import { type Creative, HEADLINE_LENGTH, TEXT_LENGTH } from '@banter/api/ads/creatives/contract'
import { useCallback, useState } from 'react'
import { MediaPicker } from '../../media/media-picker.tsx'
import type { Picked } from '../../media/picked.ts'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { Input } from '../../ui/input.tsx'
import { Select } from '../../ui/select.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { UnsavedForm } from '../../ui/unsaved-form.tsx'
import { AdPreview, type Previewed } from './ad-preview.tsx'

export const AD_LABELS = {
  headline: 'Headline',
  body: 'Text',
  action: 'Button',
  landingUrl: 'Where it leads',
  image: 'Picture',
  alt: 'Picture',
}

interface AdFormProps {
  advertiser: string
  kind: CampaignKind
  /** Left out for a new one. */
  ad?: Creative | undefined
  /** Of a campaign that runs: the ad that this one takes the place of. */
  replaces?: Creative | undefined
  refusal: FormRefusal | undefined
  deed: string
}

/** What an ad says and shows, with how students will see it while it is written. */
export function AdForm({ advertiser, kind, ad, replaces, refusal, deed }: AdFormProps) {
  const start = startOf(ad ?? replaces, refusal)
  const errors = refusal?.fields ?? {}
  // What is not paid for may lead to a page of the campus itself.
  const own = kind !== 'sponsored'
  const [shown, setShown] = useState<Previewed>({ ...start, image: ad?.image?.url ?? null })
  const change = (part: Partial<Previewed>) => setShown((before) => ({ ...before, ...part }))
  const onPicked = useCallback(
    (picked: Picked[]) => setShown((before) => ({ ...before, image: shownOf(picked[0]) })),
    [],
  )
  return (
    <Form method="post" className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <UnsavedForm refused={Boolean(refusal)} />
      {replaces && <input type="hidden" name="replacesId" value={replaces.id} />}
      <Card>
        <div className="grid gap-5">
          <Field
            name="headline"
            label={AD_LABELS.headline}
            hint={`At most ${HEADLINE_LENGTH} characters.`}
            error={errors.headline}
            required
          >
            {(control) => (
              <Input
                {...control}
                maxLength={HEADLINE_LENGTH}
                defaultValue={start.headline}
                onInput={(event) => change({ headline: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field
            name="body"
            label={AD_LABELS.body}
            optional
            error={errors.body}
            hint={`${TEXT_LENGTH - shown.body.length} characters left.`}
          >
            {(control) => (
              <Input
                {...control}
                maxLength={TEXT_LENGTH}
                defaultValue={start.body}
                onInput={(event) => change({ body: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field
            name="landingUrl"
            label={AD_LABELS.landingUrl}
            hint={
              own
                ? 'A page of this campus, such as /events, or of any public site.'
                : 'A page of a public site, over https, by its full name.'
            }
            error={errors.landingUrl}
            required
          >
            {(control) => (
              <Input
                {...control}
                inputMode="url"
                placeholder={own ? '/events' : 'https://'}
                maxLength={500}
                defaultValue={start.landingUrl}
                onInput={(event) => change({ landingUrl: event.currentTarget.value })}
              />
            )}
          </Field>
          <Field name="action" label={AD_LABELS.action} error={errors.action}>
            {(control) => (
              <Select
                {...control}
                defaultValue={start.action}
                onChange={(event) => change({ action: event.currentTarget.value })}
                options={AdAction.options.map((value) => ({ value, label: value }))}
              />
            )}
          </Field>
          <div className="grid gap-1.5">
            <p className="font-medium">
              {AD_LABELS.image}
              <span className="ml-1 font-normal text-muted">(optional)</span>
            </p>
            <MediaPicker
              label={AD_LABELS.image}
              name="image"
              purpose="ad"
              max={1}
              aspect={16 / 9}
              start={ad?.image ? [ad.image] : []}
              error={errors.image ?? errors.alt}
              onChange={onPicked}
            />
            <p className="text-[0.8125rem] text-muted">
              Wide, at least 400 by 225 pixels, with a description. Words stand beside it, never on it, so
              that everybody can read them.
            </p>
          </div>
        </div>
      </Card>
      <div className="grid gap-4 lg:sticky lg:top-20">
        <AdPreview advertiser={advertiser} kind={kind} ad={shown} />
        <SubmitButton intent="save" wide>
          {deed}
        </SubmitButton>
      </div>
    </Form>
  )
}

function startOf(ad: Creative | undefined, refusal: FormRefusal | undefined) {
  const typed = (name: string, stored: string) => refusal?.values[name] ?? stored
  return {
    headline: typed('headline', ad?.headline ?? ''),
    body: typed('body', ad?.body ?? ''),
    action: typed('action', ad?.action ?? 'Learn more'),
    landingUrl: typed('landingUrl', ad?.landingUrl ?? ''),
  }
}

const shownOf = (picked: Picked | undefined): string | null => picked?.preview ?? null
