import { getStoppable, stopMails } from '@banter/api/notifications/mail-choices/contract'
import { api } from '../api.server.ts'
import { AuthPage, TEXT_LINK } from '../identity/auth-page.tsx'
import { MAILS } from '../notifications/mail-words.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [
  { title: 'Stop mails · Banter' },
  { name: 'robots', content: 'noindex' },
]

const keyOf = (request: Request) => new URL(request.url).searchParams.get('key') ?? ''

export async function loader({ request, context }: LoaderFunctionArgs) {
  return await api(request, context)(getStoppable, { params: { key: keyOf(request) } })
}

/** From this page, or from a mail program by the address alone: both post. Opening it changes nothing, since scanners open links. */
export async function action({ request, context }: ActionFunctionArgs) {
  await api(request, context)(stopMails, { params: { key: keyOf(request) } })
  return { stopped: true }
}

export default function StopMailsPage() {
  const { kind, wanted } = useLoaderData<typeof loader>()
  const stopped = useActionData<typeof action>()?.stopped || !wanted
  const { name } = MAILS[kind]
  return (
    <AuthPage
      title={stopped ? 'Stopped' : 'Stop these mails?'}
      lead={stopped ? `You get no more mails about ${name}.` : `Mails about ${name} will not come any more.`}
      footer={
        <Link to="/account/mails" className={TEXT_LINK}>
          All your choices of mails
        </Link>
      }
    >
      {stopped ? (
        <p className="text-muted">
          You find them on Banter as before, and can turn the mails on again there.
        </p>
      ) : (
        <Form method="post">
          <SubmitButton wide size="lg">
            Stop these mails
          </SubmitButton>
        </Form>
      )}
    </AuthPage>
  )
}
