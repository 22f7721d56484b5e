import type { Campaign } from '@banter/api/ads/campaigns/contract'
import { Form } from '../../router.ts'
import { Card } from '../../ui/card.tsx'
import { Money } from '../../ui/money.tsx'
import { SubmitButton } from '../../ui/submit-button.tsx'
import { PLACEMENTS } from './words.ts'

/** What it costs, what happens next, and the one button that starts it. */
export function StartCard({ campaign, attempt }: { campaign: Campaign; attempt: string }) {
  const { flights, budget, may, missing, kind } = campaign
  const sold = kind === 'sponsored'
  return (
    <Card title={sold ? 'To pay' : 'Free'} className="lg:sticky lg:top-20">
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="attempt" value={attempt} />
        {sold && (
          <dl className="grid gap-1.5">
            {flights.map((flight) => (
              <div key={flight.id} className="flex justify-between gap-3">
                <dt className="text-muted">{PLACEMENTS[flight.placement].name}</dt>
                <dd>
                  <Money value={flight.budget} />
                </dd>
              </div>
            ))}
            <div className="mt-1 flex justify-between gap-3 border-t border-line pt-2 text-base font-semibold">
              <dt>Together</dt>
              <dd>
                <Money value={budget} />
              </dd>
            </div>
          </dl>
        )}
        <ol className="grid gap-2 text-muted">
          {(sold ? PAID_STEPS : FREE_STEPS).map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        {missing.length === 0 && (
          <SubmitButton intent={may.pay ? 'pay' : 'submit'} wide>
            {may.pay ? 'Pay by card' : 'Hand it in'}
          </SubmitButton>
        )}
      </Form>
    </Card>
  )
}

const PAID_STEPS = [
  'Paid in advance. It is shown once the school has looked at it, usually within a working day.',
  'Only what was really seen or clicked is charged, and never more than was bought.',
  'What is not spent goes back to the card when it ends.',
]
const FREE_STEPS = ['It is shown once the school has looked at it, usually within a working day.']
