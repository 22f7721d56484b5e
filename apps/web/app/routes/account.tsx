import * as identity from '@banter/api/identity/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { ProfileForm } from '../identity/profile-form.tsx'
import { SessionList } from '../identity/session-list.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { AnyMemberPage } from '../shell/any-member-page.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Account · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [me, sessions] = await Promise.all([
    ask(identity.getMe),
    ask(identity.listSessions, { querystring: { limit: 50 } }),
  ])
  return { me, sessions: sessions.items }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const ask = api(request, context)
  try {
    if (form.get('intent') === 'end-session') {
      await ask(identity.endSession, { params: { id: text('id') } })
      return await redirectWith(context, '/account', 'That device is signed out.')
    }
    await ask(identity.updateMe, { body: { name: text('name'), major: text('major') } })
    return await redirectWith(context, '/account', 'Saved.')
  } catch (error) {
    return refused(error, form)
  }
}

export default function AccountPage() {
  const { me, sessions } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <AnyMemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Account">How others see you, and where you are signed in.</PageHeader>
        <div className="grid gap-6">
          <ProfileForm me={me} refusal={refusal} />
          <PasswordCard email={me.email} />
          <SessionList sessions={sessions} />
        </div>
      </div>
    </AnyMemberPage>
  )
}

/** The way of a forgotten password is also the way of a changed one: it shows that the mailbox is theirs. */
function PasswordCard({ email }: { email: string }) {
  return (
    <Card title="Password">
      <Form method="post" action="/forgot" className="flex flex-wrap items-center justify-between gap-4">
        <input type="hidden" name="email" value={email} />
        <p className="min-w-0 flex-1 basis-60 text-muted">
          We send a link to your address. Choosing a new password signs you out everywhere else.
        </p>
        <SubmitButton variant="secondary" action="/forgot">
          Change password
        </SubmitButton>
      </Form>
    </Card>
  )
}
