import { getCampaign } from '@banter/api/ads/campaigns/contract'
import { saveAd } from '../ads/manage/ad.server.ts'
import { AD_LABELS, AdForm } from '../ads/manage/ad-form.tsx'
import { AdList } from '../ads/manage/ad-list.tsx'
import { WizardFrame } from '../ads/manage/wizard-frame.tsx'
import { api } from '../api.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useSearchParams } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.name ?? 'Campaign'}: the ad · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const campaign = await api(request, context)(getCampaign, { params: { id: params.id! } })
  if (!campaign.may.editAds) throw redirect(`/admin/ads/${campaign.id}`)
  return { campaign }
}

export const action = (args: ActionFunctionArgs) => saveAd(args)

export default function AdPage() {
  const { campaign } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const { id, creatives, may, kind, advertiser } = campaign
  const ads = creatives.filter(({ state }) => state !== 'retired')
  const ad = ads.find((one) => one.id === query.get('ad'))
  const replaces = ads.find((one) => one.id === query.get('replaces'))
  const writing = ads.length === 0 || query.has('ad') || query.has('replaces') || query.has('new')
  return (
    <WizardFrame current={2} title={campaign.name} back={{ to: `/admin/ads/${id}`, label: 'Campaign' }}>
      <FormErrors refusal={refusal} labels={AD_LABELS} />
      {writing && (
        <AdForm
          key={ad?.id ?? replaces?.id ?? 'new'}
          advertiser={advertiser.name}
          kind={kind}
          ad={ad}
          replaces={replaces}
          refusal={refusal}
          deed={may.edit || !replaces ? 'Save this ad' : 'Save, and have it looked at'}
        />
      )}
      {!writing && (
        <>
          <Card flush>
            <AdList campaignId={id} ads={ads} editable />
          </Card>
          <div className="flex flex-wrap justify-between gap-2">
            <LinkButton to={`/admin/ads/${id}/ad?new=1`}>Add another ad</LinkButton>
            <LinkButton variant="primary" to={may.edit ? `/admin/ads/${id}/start` : `/admin/ads/${id}`}>
              {may.edit ? 'Go on' : 'Done'}
            </LinkButton>
          </div>
        </>
      )}
    </WizardFrame>
  )
}
