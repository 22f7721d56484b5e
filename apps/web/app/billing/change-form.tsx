import type { ChangePreview } from '@banter/api/subscriptions/contract'
import { Form } from '../router.ts'
import { Alert } from '../ui/alert.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PriceLines } from '../ui/price-lines.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { dayOf, perInterval, usageWords } from './words.ts'

/** What a change costs, line by line, and the button that makes it so. */
export function ChangeForm({ preview }: { preview: ChangePreview }) {
  const { kind, planName, plan, interval, at, lines, due, total, from, later, over } = preview
  if (kind === 'same') return <Alert tone="neutral" title="This is your plan already." />
  const waits = kind === 'downgrade'
  const blocked = waits && over.length > 0
  const price = `${formatMoney(later)} ${perInterval[interval]}`
  return (
    <Card title={waits ? `From ${dayOf(from)}` : 'From now on'}>
      <div className="grid gap-5">
        <p className="text-lg font-semibold">
          {planName}: {price}
        </p>
        {waits && <p>What you have is paid for until then and stays as it is. Nothing is charged today.</p>}
        {lines.length > 0 && (
          <PriceLines
            lines={lines.map(({ title, amount }) => ({ label: title, value: amount }))}
            total={{
              label: 'To pay now',
              value: due,
              ...(due.amount === total.amount ? {} : { note: 'After what you have as a credit.' }),
            }}
          />
        )}
        {!waits && lines.length === 0 && <p>Nothing is charged today: your trial goes on.</p>}
        {blocked && (
          <Alert tone="danger" title="You use more than this plan has room for">
            <ul>
              {over.map((used) => (
                <li key={used.limit}>
                  {usageWords(used).label}: {usageWords(used).text}
                </li>
              ))}
            </ul>
          </Alert>
        )}
        <Form method="post" className="flex flex-wrap gap-2">
          <input type="hidden" name="plan" value={plan} />
          <input type="hidden" name="interval" value={interval} />
          <input type="hidden" name="at" value={at} />
          {!blocked && (
            <SubmitButton intent="change">
              {waits
                ? `Change on ${dayOf(from)}`
                : due.amount > 0
                  ? `Pay ${formatMoney(due)} and change`
                  : 'Change now'}
            </SubmitButton>
          )}
          <LinkButton to="/admin/billing">Keep what you have</LinkButton>
        </Form>
      </div>
    </Card>
  )
}
