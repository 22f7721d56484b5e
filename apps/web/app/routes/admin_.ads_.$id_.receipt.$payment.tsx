import { getAdReceipt } from '@banter/api/ads/payment/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { Money } from '../ui/money.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Time } from '../ui/time.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Receipt ${data?.number ?? ''} · Banter` },
]

export const loader = ({ request, context, params }: LoaderFunctionArgs) =>
  api(request, context)(getAdReceipt, { params: { id: params.payment! } })

const REFUNDS = { started: 'On its way back', done: 'Given back', failed: 'Came back from the card’s bank' }

export default function AdReceiptPage() {
  const { number, campaign, advertiser, school, paidAt, lines, amount, refunds } =
    useLoaderData<typeof loader>()
  return (
    <MemberPage>
      <div className="max-w-xl">
        <PageHeader
          title={`Receipt ${number}`}
          back={{ to: `/admin/ads/${campaign.id}`, label: campaign.name }}
        >
          Ads at {school}, campaign {campaign.reference}
        </PageHeader>
        <Card>
          <dl className="grid gap-2">
            <Line label="For">
              {advertiser.name}, {advertiser.email}
            </Line>
            <Line label="Paid by card">
              <Time value={paidAt} absolute />
            </Line>
            {lines.map(({ label, amount: sum }) => (
              <Line key={label} label={label}>
                <Money value={sum} />
              </Line>
            ))}
            <div className="flex justify-between gap-3 border-t border-line pt-2 font-semibold">
              <dt>Paid</dt>
              <dd>
                <Money value={amount} />
              </dd>
            </div>
            {refunds.map(({ amount: sum, state, at }) => (
              <Line
                key={at}
                label={
                  <>
                    {REFUNDS[state]}, <Time value={at} />
                  </>
                }
              >
                <Money value={{ ...sum, amount: -sum.amount }} />
              </Line>
            ))}
          </dl>
        </Card>
        <p className="mt-4 text-muted">
          Print this page to keep it: the number, the sums and the day are all on it.
        </p>
      </div>
    </MemberPage>
  )
}

function Line({ label, children }: { label: React.ReactNode; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap justify-between gap-x-3">
      <dt className="text-muted">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
