import type { Payout } from '@banter/api/payouts/contract'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Money } from '../ui/money.tsx'
import { Time } from '../ui/time.tsx'

const WORDS = {
  on_its_way: { tone: 'info', label: 'On its way', about: 'Being handed to the payment service.' },
  waiting: {
    tone: 'caution',
    label: 'Waiting',
    about:
      'The card payments behind it are still arriving, which takes about two working days. It goes on by itself.',
  },
  sent: { tone: 'positive', label: 'Sent', about: 'At the payment service, which sends it on to your bank.' },
  failed: { tone: 'danger', label: 'Came back', about: 'It is in your wallet again.' },
} as const

/** What left for the bank lately, and what became of it. */
export function PayoutList({ payouts }: { payouts: Payout[] }) {
  if (payouts.length === 0) return null
  return (
    <Card title="Payouts" flush>
      <ul aria-label="Payouts" className="divide-y divide-line">
        {payouts.map(({ id, amount, status, failure, at }) => (
          <li key={id} className="flex items-start gap-3 px-4 py-3 sm:px-5">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                <Badge tone={WORDS[status].tone}>{WORDS[status].label}</Badge>
                <Time value={at} />
              </p>
              <p className="mt-1 text-[0.8125rem] text-muted">{failure || WORDS[status].about}</p>
            </div>
            <Money value={amount} className="font-semibold" />
          </li>
        ))}
      </ul>
    </Card>
  )
}
