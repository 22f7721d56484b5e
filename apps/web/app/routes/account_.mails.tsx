import { chooseMails, listMailChoices, MailKind } from '@banter/api/notifications/mail-choices/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { MAILS } from '../notifications/mail-words.ts'
import { AccountTabs } from '../people/account-tabs.tsx'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { MemberPage } from '../shell/member-page.tsx'
import { Card } from '../ui/card.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [{ title: 'Mails · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  return { choices: (await api(request, context)(listMailChoices)).items }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  try {
    for (const kind of MailKind.options)
      await ask(chooseMails, { body: { kind, wanted: form.get(kind) === 'on' } })
    return await redirectWith(context, '/account/mails', 'Saved.')
  } catch (error) {
    return refused(error, form)
  }
}

const LINK = 'font-medium text-accent-text underline-offset-2 hover:underline'

export default function MailsPage() {
  const { choices } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <MemberPage>
      <div className="max-w-3xl">
        <PageHeader title="Mails">What reaches you by mail as well as on Banter.</PageHeader>
        <div className="grid gap-6">
          <AccountTabs />
          <Card title="Mails you can do without">
            <Form method="post" className="grid gap-4">
              <FormErrors refusal={refusal} />
              {choices.map(({ kind, wanted }) => (
                <Checkbox
                  key={kind}
                  name={kind}
                  defaultChecked={wanted}
                  label={MAILS[kind].label}
                  hint={MAILS[kind].hint}
                />
              ))}
              <div>
                <SubmitButton>Save</SubmitButton>
              </div>
            </Form>
          </Card>
          <Card title="And the others">
            <ul className="grid list-disc gap-1.5 pl-5">
              <li>Your account, your orders and your money: always, so that you miss nothing that counts.</li>
              <li>
                Events that you said you are coming to: when they move, are called off, and the day before.
              </li>
              <li>
                How much you hear of a club you choose on its page.{' '}
                <Link to="/clubs?view=mine" className={LINK}>
                  Your clubs
                </Link>
              </li>
            </ul>
          </Card>
        </div>
      </div>
    </MemberPage>
  )
}
