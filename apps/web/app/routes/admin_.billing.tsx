import * as contract from '@banter/api/subscriptions/contract'
import { api } from '../api.server.ts'
import { actOnBilling } from '../billing/billing-actions.server.ts'
import { CodeForm } from '../billing/code-form.tsx'
import { DetailsForm } from '../billing/details-form.tsx'
import { InvoiceList } from '../billing/invoice-list.tsx'
import { PlanCards } from '../billing/plan-cards.tsx'
import { StandingCard } from '../billing/standing-card.tsx'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData, useSearchParams } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Alert } from '../ui/alert.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Billing · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  // The first of them may learn of a payment a moment ago: what the others say depends on it.
  const subscription = await ask(contract.getSubscription)
  const [plans, invoices] = await Promise.all([
    ask(contract.listPlans),
    ask(contract.listInvoices, { querystring: { cursor } }),
  ])
  return { subscription, plans: plans.items, invoices }
}

export const action = (args: ActionFunctionArgs) => actOnBilling(args)

export default function BillingPage() {
  const { subscription, plans, invoices } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const [query] = useSearchParams()
  const intent = refusal?.values.intent
  const ofForm = (name: string) => (intent === name ? refusal : undefined)
  return (
    <MemberPage>
      <PageHeader title="Billing" back={{ to: '/admin', label: 'Admin' }}>
        What your school pays for Banter, and what it gets.
      </PageHeader>
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid gap-6">
          {query.has('subscribed') && subscription.subscribed && (
            <Alert tone="positive" title="Thank you. Your school is subscribed." />
          )}
          {query.has('cancelled') && !subscription.subscribed && (
            <Alert tone="neutral" title="Nothing was paid, and nothing changed." />
          )}
          {intent !== 'details' && intent !== 'code' && <FormErrors refusal={refusal} />}
          <StandingCard subscription={subscription} />
          {(subscription.subscribed || invoices.items.length > 0) && (
            <InvoiceList items={invoices.items} nextCursor={invoices.nextCursor} />
          )}
        </div>
        {/* On a phone the choice of a plan comes before what is printed on invoices. */}
        <div className="lg:col-span-2 lg:row-start-2">
          <PlanCards plans={plans} subscription={subscription} />
        </div>
        <div className="grid gap-6 lg:col-start-2 lg:row-start-1">
          <DetailsForm subscription={subscription} refusal={ofForm('details')} />
          {subscription.subscribed && <CodeForm refusal={ofForm('code')} />}
        </div>
      </div>
    </MemberPage>
  )
}
