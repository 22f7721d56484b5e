import { handleSchoolWish, listSchoolWishes, type SchoolWish } from '@banter/api/schools/contract'
import { IconMailQuestion } from '@tabler/icons-react'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { PlatformPage } from '../schools/platform-page.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { Time } from '../ui/time.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Schools asked for · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const state = query.get('state') === 'handled' ? 'handled' : 'open'
  const cursor = query.get('cursor') ?? undefined
  return { state, wishes: await api(request, context)(listSchoolWishes, { querystring: { state, cursor } }) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  try {
    await api(request, context)(handleSchoolWish, { params: { id: String(form.get('id')) } })
  } catch (error) {
    return refused(error, form)
  }
  return redirectWith(context, '/schools/wishes', `${form.get('name')} is dealt with.`)
}

type Answered = Awaited<ReturnType<typeof loader>>

export default function WishesPage() {
  const { state, wishes } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const open = state === 'open'
  return (
    <PlatformPage>
      <PageHeader
        title={open ? 'Schools asked for' : 'Dealt with'}
        back={
          open ? { to: '/schools', label: 'Schools' } : { to: '/schools/wishes', label: 'Schools asked for' }
        }
        actions={open && <LinkButton to="/schools/wishes?state=handled">Dealt with</LinkButton>}
      >
        People whose school is not on Banter yet, the latest first.
      </PageHeader>
      <FormErrors refusal={refusal} />
      <Wishes key={state} state={state} wishes={wishes} />
    </PlatformPage>
  )
}

function Wishes({ state, wishes }: Answered) {
  const { items, ...more } = useGrowingList(wishes, (data: Answered) => data.wishes)
  return (
    <>
      <Card flush>
        {items.length === 0 ? (
          <EmptyState
            icon={<IconMailQuestion aria-hidden />}
            title={state === 'open' ? 'Nobody is waiting' : 'Nothing yet'}
          >
            {state === 'open'
              ? 'Whoever does not find their school in the directory can ask for it there.'
              : 'What you have dealt with is kept here.'}
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {items.map((wish) => (
              <WishRow key={wish.id} wish={wish} />
            ))}
          </ul>
        )}
      </Card>
      <LoadMore {...more} label="Load more" />
    </>
  )
}

function WishRow({ wish: { id, name, city, email, askedAt, handledAt } }: { wish: SchoolWish }) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 p-4">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium break-words">
          {name}
          {city && <span className="font-normal text-muted">, {city}</span>}
        </p>
        <p className="text-sm break-all text-muted">
          <a href={`mailto:${email}`} className="hover:underline">
            {email}
          </a>{' '}
          · <Time value={handledAt ?? askedAt} />
        </p>
      </div>
      {!handledAt && (
        <Form method="post">
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="name" value={name} />
          <SubmitButton variant="secondary">
            Dealt with<span className="sr-only">: {name}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  )
}
