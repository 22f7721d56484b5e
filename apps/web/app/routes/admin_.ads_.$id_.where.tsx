import { getCampaign } from '@banter/api/ads/campaigns/contract'
import { getAdSettings } from '@banter/api/ads/settings/contract'
import { planPlaces } from '../ads/manage/place.server.ts'
import { PLACE_LABELS, PlaceForm } from '../ads/manage/place-form.tsx'
import { PlaceList } from '../ads/manage/place-list.tsx'
import { WizardFrame } from '../ads/manage/wizard-frame.tsx'
import { api } from '../api.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.name ?? 'Campaign'}: where and when · Banter` },
]

const DAY_MS = 86_400_000
const dayFrom = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [campaign, settings] = await Promise.all([
    ask(getCampaign, { params: { id: params.id! } }),
    ask(getAdSettings),
  ])
  if (!campaign.may.edit) throw redirect(`/admin/ads/${campaign.id}`)
  return { campaign, prices: settings.prices, start: { from: dayFrom(1), to: dayFrom(14) } }
}

export const action = (args: ActionFunctionArgs) => planPlaces(args)

export default function WherePage() {
  const { campaign, prices, start } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { flights } = campaign
  return (
    <WizardFrame
      current={1}
      title={campaign.name}
      back={{ to: `/admin/ads/${campaign.id}`, label: 'Campaign' }}
    >
      <FormErrors refusal={refusal} labels={PLACE_LABELS} />
      {flights.length > 0 && (
        <Card flush>
          <PlaceList flights={flights} removable />
        </Card>
      )}
      <PlaceForm key={flights.length} campaign={campaign} prices={prices} start={start} refusal={refusal} />
      {flights.length > 0 && (
        <div className="flex justify-end">
          <LinkButton variant="primary" to={`/admin/ads/${campaign.id}/ad`}>
            Go on
          </LinkButton>
        </div>
      )}
    </WizardFrame>
  )
}
