import type { Campaign } from '@banter/api/ads/campaigns/contract'
import type { AdPayment } from '@banter/api/ads/payment/contract'
import type { AdReport } from '@banter/api/ads/reports/contract'
import type { ReactNode } from 'react'
import { Card } from '../../ui/card.tsx'
import type { FormRefusal } from '../../ui/form-errors.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Money } from '../../ui/money.tsx'
import { Progress } from '../../ui/progress.tsx'
import { Stat, StatGrid } from '../../ui/stat.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { PaymentsCard } from './payments-card.tsx'
import { PlaceList } from './place-list.tsx'
import { Report } from './report.tsx'
import { ReviewCard } from './review-card.tsx'
import { count } from './words.ts'

interface CampaignBodyProps {
  campaign: Campaign
  report: AdReport
  payments: AdPayment[]
  attempt: string
  refusal: FormRefusal | undefined
  /** Its ads. */
  children: ReactNode
}

/** A campaign's page below its heading: figures first once there are any, and what is to be decided before all else. */
export function CampaignBody({ campaign, report, payments, attempt, refusal, children }: CampaignBodyProps) {
  const { id, kind, flights, may, timeline, creatives, state } = campaign
  const sold = kind === 'sponsored'
  const started = campaign.views > 0 || ['live', 'paused', 'exhausted', 'ended', 'archived'].includes(state)
  return (
    <>
      {started && <Totals campaign={campaign} report={report} />}
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-6">
          {may.review && <ReviewCard key={state} campaign={campaign} refusal={refusal} />}
          {started && <Report report={report} sold={sold} csv={`/admin/ads/${id}/report.csv`} />}
          {(creatives.length > 0 || may.editAds) && (
            <Card
              title="Ads"
              flush
              action={
                may.editAds && (
                  <LinkButton size="sm" to={`/admin/ads/${id}/ad?new=1`}>
                    Add an ad
                  </LinkButton>
                )
              }
            >
              {children}
            </Card>
          )}
          {flights.length > 0 && (
            <Card title="Where and when" flush>
              <PlaceList flights={flights} removable={false} />
            </Card>
          )}
        </div>
        <div className="grid gap-6">
          {campaign.paid.amount > 0 && (
            <PaymentsCard campaign={campaign} payments={payments} attempt={attempt} refusal={refusal} />
          )}
          {timeline.length > 0 && (
            <Card title="History">
              <Timeline
                label="History"
                steps={timeline.map(({ text, note, at, by }) => ({
                  title: text,
                  detail: [note && `“${note}”`, by?.name].filter(Boolean).join(' · ') || undefined,
                  at,
                  state: 'done' as const,
                }))}
              />
            </Card>
          )}
        </div>
      </div>
    </>
  )
}

function Totals({ campaign, report }: Pick<CampaignBodyProps, 'campaign' | 'report'>) {
  const { spent, budget, kind } = campaign
  const part = budget.amount > 0 ? (spent.amount / budget.amount) * 100 : 0
  return (
    <StatGrid>
      <Stat label="Views" value={count(report.total.views)} hint="Half of it seen for a second" />
      <Stat label="Clicks" value={count(report.total.clicks)} />
      <Stat label="Clicks per 1,000 views" value={report.total.ctr.toLocaleString('en-US')} />
      {kind === 'sponsored' && (
        <Stat
          label="Spent"
          value={<Money value={spent} />}
          hint={
            <>
              of <Money value={budget} />
              <Progress className="mt-2" value={part} label="Of the budget, spent" />
            </>
          }
        />
      )}
    </StatGrid>
  )
}
