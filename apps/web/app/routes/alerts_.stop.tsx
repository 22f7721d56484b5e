import { getSearchAlert, stopSearchAlert } from '@banter/api/marketplace/searches/contract'
import { api } from '../api.server.ts'
import { AuthPage, TEXT_LINK } from '../identity/auth-page.tsx'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '../router.server.ts'
import { Form, Link, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { SubmitButton } from '../ui/submit-button.tsx'

export const meta: MetaFunction = () => [
  { title: 'Stop these mails · Banter' },
  { name: 'robots', content: 'noindex' },
]

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** The key of a mail. @throws a page that says so when it is none */
function keyIn(request: Request): { params: { id: string } } {
  const id = new URL(request.url).searchParams.get('key') ?? ''
  if (!UUID.test(id)) throw data(null, { status: 404 })
  return { params: { id } }
}

/** Looking changes nothing: mail scanners follow links. */
export const loader = ({ request, context }: LoaderFunctionArgs) =>
  api(request, context)(getSearchAlert, keyIn(request))

/** Pressed by a person, or by their mail program in one click, which sends no cookie and reads no answer. */
export async function action({ request, context }: ActionFunctionArgs) {
  await api(request, context)(stopSearchAlert, keyIn(request))
  return { stopped: true }
}

export default function StopAlertPage() {
  const { name, alert } = useLoaderData<typeof loader>()
  const stopped = useActionData<typeof action>()?.stopped || alert === 'none'
  return (
    <AuthPage
      title={stopped ? 'These mails have stopped' : 'Stop these mails?'}
      lead={
        stopped
          ? `You hear no more of “${name}”. Other mails go on.`
          : `They are about “${name}”. Other mails go on.`
      }
    >
      {stopped ? (
        <p className="text-center">
          <Link to="/alerts" className={TEXT_LINK}>
            See your saved searches
          </Link>
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
