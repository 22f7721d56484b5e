import { type AdChoice, getAdChoice, setAdChoice } from '@banter/api/ads/frequency/contract'
import { type LibraryEntry, listAdLibrary } from '@banter/api/ads/library/contract'
import { IconSpeakerphone } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { LibraryEntryCard } from '../ads/shown/library-entry.tsx'
import { NO_TRACKING } from '../ads/shown/words.ts'
import { api } from '../api.server.ts'
import { answered } from '../billboard/answered.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'
import { Form, type MetaFunction, useLoaderData } from '../router.ts'
import { MemberPage, useViewer } from '../shell/member-page.tsx'
import { PublicLayout } from '../shell/public-layout.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LoadMore } from '../ui/load-more.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SubmitButton } from '../ui/submit-button.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction = () => [{ title: 'Ads at this school · Banter' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const [library, choice] = await Promise.all([
    ask(listAdLibrary, { querystring: { cursor } }),
    context.accessToken ? ask(getAdChoice) : null,
  ])
  return { library, choice }
}

export const action = (args: ActionFunctionArgs) =>
  answered(args, async (ask, form) => {
    const optedOut = form.get('optedOut') === 'true'
    const done = await ask(setAdChoice, { body: { optedOut } })
    return {
      done,
      said: optedOut ? 'You see no paid ads any more.' : 'You see paid ads again.',
      to: '/ads/library',
    }
  })

export default function AdLibraryPage() {
  const { library, choice } = useLoaderData<typeof loader>()
  return (
    <Frame>
      <div className="grid max-w-2xl gap-5">
        <PageHeader title="Ads at this school">{NO_TRACKING}</PageHeader>
        {choice && <Choice choice={choice} />}
        <Library library={library} />
      </div>
    </Frame>
  )
}

/** Anybody may look: students in their own frame, everybody else in the public one. */
function Frame({ children }: { children: ReactNode }) {
  if (useViewer()) return <MemberPage>{children}</MemberPage>
  return (
    <PublicLayout>
      <div className="mx-auto w-full max-w-2xl px-4 py-8">{children}</div>
    </PublicLayout>
  )
}

function Choice({ choice: { mayOptOut, optedOut } }: { choice: AdChoice }) {
  if (!mayOptOut && !optedOut) return null
  return (
    <Card title="Which ads you see">
      <p>
        {optedOut
          ? 'You see no paid ads. What clubs and your school announce is still shown.'
          : 'You see paid ads, which help to pay for this campus. You can do without.'}
      </p>
      <Form method="post" className="mt-3">
        <input type="hidden" name="optedOut" value={String(!optedOut)} />
        <SubmitButton variant="secondary">
          {optedOut ? 'Show me paid ads again' : 'Show me no paid ads'}
        </SubmitButton>
      </Form>
    </Card>
  )
}

function Library({ library }: { library: ListPage<LibraryEntry> }) {
  const { items, ...more } = useGrowingList(
    library,
    (data: { library: ListPage<LibraryEntry> }) => data.library,
  )
  if (items.length === 0)
    return (
      <Card>
        <EmptyState icon={<IconSpeakerphone aria-hidden />} title="Nothing was advertised here yet">
          Every ad that is ever shown at this school stays listed here, with who it is by.
        </EmptyState>
      </Card>
    )
  return (
    <>
      {items.map((entry) => (
        <LibraryEntryCard key={entry.id} entry={entry} />
      ))}
      <LoadMore {...more} />
    </>
  )
}
