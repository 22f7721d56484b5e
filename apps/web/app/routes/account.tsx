import * as identity from '@banter/api/identity/contract'
import * as people from '@banter/api/people/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { SessionList } from '../identity/session-list.tsx'
import { AccountTabs } from '../people/account-tabs.tsx'
import { PicturesForm } from '../people/pictures-form.tsx'
import { ProfileForm } from '../people/profile-form.tsx'
import { fieldsByName, picturesIn, profileIn } from '../people/profile-input.server.ts'
import { refused } from '../refused.server.ts'
import { useHere } from '../root-data.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { AnyMemberPage } from '../shell/any-member-page.tsx'
import { Card } from '../ui/card.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Account · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const [me, sessions] = await Promise.all([
    ask(people.getMe),
    ask(identity.listSessions, { querystring: { limit: 50 } }),
  ])
  return { me, sessions: sessions.items, now: new Date().toISOString() }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  try {
    if (form.get('intent') === 'end-session') {
      await ask(identity.endSession, { params: { id: String(form.get('id')) } })
      return await redirectWith(context, '/account', 'That device is signed out.')
    }
    const body = form.get('intent') === 'pictures' ? picturesIn(form) : profileIn(form)
    await ask(people.updateMe, { body })
    return await redirectWith(context, '/account', 'Saved.')
  } catch (error) {
    const answer = refused(error, form)
    return { ...answer, data: { ...answer.data, fields: fieldsByName(answer.data.fields) } }
  }
}

export default function AccountPage() {
  const { me, sessions, now } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const atSchool = useHere()?.at === 'school'
  return (
    <AnyMemberPage>
      <div className="max-w-3xl">
        <PageHeader
          title="Account"
          actions={atSchool && <LinkButton to={`/people/${me.id}`}>See your profile</LinkButton>}
        >
          How others see you, and where you are signed in.
        </PageHeader>
        <div className="grid gap-6">
          {atSchool && <AccountTabs />}
          {atSchool && <PicturesForm key={`${me.photo?.id} ${me.cover?.id}`} me={me} />}
          <ProfileForm key={JSON.stringify(me)} me={me} refusal={refusal} now={now} bare={!atSchool} />
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
