import { type ChargebackCase, getChargeback, sendEvidence } from '@banter/api/disputes/chargebacks/contract'
import { api } from '../api.server.ts'
import { badgeOf, reasonWords } from '../disputes/chargeback-words.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { formatMoney } from '../ui/amounts.ts'
import { Badge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Time } from '../ui/time.tsx'

export const meta: MetaFunction = () => [{ title: 'Chargeback · Banter' }]

export const loader = ({ request, context, params }: LoaderFunctionArgs) =>
  api(request, context)(getChargeback, { params: { id: params.id! } })

export async function action({ request, context, params }: ActionFunctionArgs) {
  try {
    await api(request, context)(sendEvidence, { params: { id: params.id! } })
  } catch (error) {
    return refused(error)
  }
  return redirectWith(context, `/admin/chargebacks/${params.id}`, 'The evidence is on its way to the bank.')
}

export default function ChargebackPage() {
  const one = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { tone, label } = badgeOf(one.state)
  return (
    <MemberPage>
      <div className="grid max-w-3xl gap-6">
        <PageHeader
          title={`${one.buyer.name}’s bank asks for ${formatMoney(one.amount)} back`}
          back={{ to: '/admin/chargebacks', label: 'Chargebacks' }}
          actions={<Badge tone={tone}>{label}</Badge>}
        >
          {reasonWords(one.reason)}.
        </PageHeader>
        <FormErrors refusal={refusal} />
        <Card title="Where it stands">
          <div className="grid gap-4">
            <Standing one={one} />
            <ul className="grid gap-1">
              {one.orders.map(({ id, reference, title, seller }) => (
                <li key={id} className="break-words">
                  <Link to={`/orders/${id}`} className="font-medium underline hover:text-accent-text">
                    Order {reference}
                  </Link>
                  : {title}, sold by {seller.name}
                </li>
              ))}
            </ul>
            {one.maySend && (
              <div>
                <Confirm
                  label="Send it now"
                  variant="primary"
                  question="Send the evidence to the bank?"
                  detail="It can be sent once. What happens to the orders until then is not in it."
                  deed="Send"
                  decline="Wait"
                />
              </div>
            )}
          </div>
        </Card>
        <Card title={one.submittedAt ? 'What the bank has' : 'What the bank gets'}>
          <dl className="grid gap-5">
            {one.evidence.map(({ name, text }) => (
              <div key={name}>
                <dt className="text-[0.8125rem] text-muted">{name}</dt>
                <dd className="break-words whitespace-pre-line">{text}</dd>
              </div>
            ))}
          </dl>
        </Card>
      </div>
    </MemberPage>
  )
}

function Standing({ one: { state, sendsAt, evidenceBy, submittedAt } }: { one: ChargebackCase }) {
  if (state === 'won')
    return <p>The bank decided that the payment stands. Nothing keeps the money any more.</p>
  if (state === 'lost')
    return <p>The bank took the payment back. What was still held covers it; the rest its sellers owe.</p>
  if (submittedAt)
    return (
      <p>
        The evidence went to the bank <Time value={submittedAt} />. It takes weeks to decide; the money waits.
      </p>
    )
  return (
    <p>
      {sendsAt ? (
        <>
          The evidence goes to the bank by itself on <Time value={sendsAt} absolute />
          {evidenceBy && (
            <>
              ; after <Time value={evidenceBy} absolute /> nothing counts
            </>
          )}
          .
        </>
      ) : (
        'The bank has set no time for evidence.'
      )}
    </p>
  )
}
