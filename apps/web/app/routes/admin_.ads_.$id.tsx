import { getCampaign } from '@banter/api/ads/campaigns/contract'
import { listAdPayments } from '@banter/api/ads/payment/contract'
import { getAdReport } from '@banter/api/ads/reports/contract'
import { AdList } from '../ads/manage/ad-list.tsx'
import { CampaignBody } from '../ads/manage/campaign-body.tsx'
import { CampaignDeeds } from '../ads/manage/campaign-deeds.tsx'
import { CampaignState } from '../ads/manage/campaign-state.tsx'
import { actOnCampaign } from '../ads/manage/deeds.server.ts'
import { StateBadge } from '../ads/manage/state-badge.tsx'
import { api } from '../api.server.ts'
import { attemptFor } from '../orders/attempt.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useSearchParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { usePolling } from '../ui/use-polling.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.campaign.name ?? 'Campaign'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const path = { params: { id: params.id! } }
  const [campaign, report, payments] = await Promise.all([
    ask(getCampaign, path),
    ask(getAdReport, path),
    ask(listAdPayments, path),
  ])
  return { campaign, report, payments: payments.items, attempt: crypto.randomUUID() }
}

export const action = (args: ActionFunctionArgs) => actOnCampaign(args)

export default function CampaignPage() {
  const { campaign, report, payments, attempt } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  // The card was charged a moment ago, and the payment service has not told us yet.
  const awaited = query.has('paid') && campaign.state === 'draft'
  usePolling(awaited)
  return (
    <MemberPage>
      <PageHeader
        title={campaign.name}
        back={{ to: '/admin/ads', label: 'Ads' }}
        actions={<CampaignDeeds key={campaign.state} campaign={campaign} />}
      >
        <span className="flex flex-wrap items-center gap-2">
          <StateBadge state={campaign.state} />
          {campaign.advertiser.name} · {campaign.reference}
        </span>
      </PageHeader>
      <div className="grid gap-6">
        <FormErrors refusal={refusal} labels={{ reason: 'Reason', amount: 'By' }} />
        <CampaignState campaign={campaign} awaited={awaited} />
        <CampaignBody
          campaign={campaign}
          report={report}
          payments={payments}
          attempt={attemptFor(refusal, attempt)}
          refusal={refusal}
        >
          <AdList campaignId={campaign.id} ads={campaign.creatives} editable={campaign.may.editAds} />
        </CampaignBody>
      </div>
    </MemberPage>
  )
}
