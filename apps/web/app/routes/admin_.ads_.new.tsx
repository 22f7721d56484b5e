import { listAdvertisers } from '@banter/api/ads/advertisers/contract'
import { getAdSettings } from '@banter/api/ads/settings/contract'
import { listClubs } from '@banter/api/clubs/contract'
import { beginCampaign } from '../ads/manage/who.server.ts'
import { WhoForm } from '../ads/manage/who-form.tsx'
import { WizardFrame } from '../ads/manage/wizard-frame.tsx'
import { api } from '../api.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'

export const meta: MetaFunction = () => [{ title: 'New campaign · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [advertisers, settings, clubs] = await Promise.all([
    ask(listAdvertisers),
    ask(getAdSettings),
    ask(listClubs, { querystring: { limit: 100 } }),
  ])
  return {
    businesses: advertisers.items.filter(({ kind }) => kind === 'business'),
    categories: settings.categories,
    clubs: clubs.items.map(({ id, name }) => ({ id, name })),
  }
}

export const action = (args: ActionFunctionArgs) => beginCampaign(args)

export default function NewCampaignPage() {
  const known = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <WizardFrame current={0} title="New campaign" back={{ to: '/admin/ads', label: 'Ads' }}>
      <WhoForm {...known} refusal={refusal} />
    </WizardFrame>
  )
}
