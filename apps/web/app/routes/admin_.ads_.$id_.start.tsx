import { getCampaign } from '@banter/api/ads/campaigns/contract'
import { AdList } from '../ads/manage/ad-list.tsx'
import { actOnCampaign } from '../ads/manage/deeds.server.ts'
import { PlaceList } from '../ads/manage/place-list.tsx'
import { StartCard } from '../ads/manage/start-card.tsx'
import { WizardFrame } from '../ads/manage/wizard-frame.tsx'
import { api } from '../api.server.ts'
import { attemptFor } from '../orders/attempt.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.name ?? 'Campaign'}: check and start · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const campaign = await api(request, context)(getCampaign, { params: { id: params.id! } })
  if (!campaign.may.pay && !campaign.may.submit) throw redirect(`/admin/ads/${campaign.id}`)
  return { campaign, attempt: crypto.randomUUID() }
}

export const action = (args: ActionFunctionArgs) => actOnCampaign(args)

export default function StartPage() {
  const { campaign, attempt } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { id, flights, creatives, missing } = campaign
  const ads = creatives.filter(({ state }) => state !== 'retired')
  return (
    <WizardFrame current={3} title={campaign.name} back={{ to: `/admin/ads/${id}`, label: 'Campaign' }}>
      <FormErrors refusal={refusal} />
      {missing.length > 0 && (
        <Alert tone="caution" title="Something is missing">
          <ul>
            {missing.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Alert>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-6">
          <Card
            title="Where and when"
            action={
              campaign.may.edit && (
                <LinkButton size="sm" to={`/admin/ads/${id}/where`}>
                  Change
                </LinkButton>
              )
            }
            flush
          >
            <PlaceList flights={flights} removable={false} />
          </Card>
          <Card
            title="The ad"
            action={
              <LinkButton size="sm" to={`/admin/ads/${id}/ad`}>
                Change
              </LinkButton>
            }
            flush
          >
            <AdList campaignId={id} ads={ads} editable={false} />
          </Card>
        </div>
        <StartCard campaign={campaign} attempt={attemptFor(refusal, attempt)} />
      </div>
    </WizardFrame>
  )
}
