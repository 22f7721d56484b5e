import * as contract from '@banter/api/subscriptions/contract'
import { api } from '../api.server.ts'
import { actOnChange, choiceIn } from '../billing/billing-actions.server.ts'
import { ChangeForm } from '../billing/change-form.tsx'
import { StartForm } from '../billing/start-form.tsx'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Change the plan · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const choice = choiceIn(new URL(request.url).searchParams)
  if (!choice) throw redirect('/admin/billing')
  const ask = api(request, context)
  const subscription = await ask(contract.getSubscription)
  const { items } = await ask(contract.listPlans)
  const plan = items.find(({ key }) => key === choice.plan)
  if (!plan) throw redirect('/admin/billing')
  const preview = subscription.subscribed ? await ask(contract.previewChange, { body: choice }) : null
  return { subscription, plan, interval: choice.interval, preview }
}

export const action = (args: ActionFunctionArgs) => actOnChange(args)

export default function ChangePage() {
  const { subscription, plan, interval, preview } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-2xl">
        <PageHeader
          title={preview ? `Change to ${plan.name}` : `Start with ${plan.name}`}
          back={{ to: '/admin/billing', label: 'Billing' }}
        >
          Nothing is changed before you say so.
        </PageHeader>
        <div className="grid gap-4">
          <FormErrors refusal={refusal} />
          {preview ? (
            <ChangeForm preview={preview} />
          ) : (
            <StartForm plan={plan} interval={interval} subscription={subscription} />
          )}
        </div>
      </div>
    </MemberPage>
  )
}
