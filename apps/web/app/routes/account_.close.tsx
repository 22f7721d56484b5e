import * as people from '@banter/api/people/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { AccountTabs } from '../people/account-tabs.tsx'
import { CloseForm, Ties } from '../people/close-account.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { PageHeader } from '../ui/page-header.tsx'

export const meta: MetaFunction = () => [{ title: 'Close account · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { ties: (await api(request, context)(people.getTies)).items }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    const body = { password: String(form.get('password') ?? '') }
    await api(request, context)(people.closeAccount, { body })
    return await redirectWith(context, '/sign-in', 'Your account is closed. Goodbye.', 'info')
  } catch (error) {
    return refused(error, form)
  }
}

export default function CloseAccountPage() {
  const { ties } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Close account">
          What goes, what stays, and what has to be settled first.
        </PageHeader>
        <div className="grid gap-6">
          <AccountTabs />
          {ties.length > 0 ? <Ties ties={ties} /> : <CloseForm refusal={refusal} />}
        </div>
      </div>
    </MemberPage>
  )
}
