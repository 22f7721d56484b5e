import { archiveClub, deleteClub, getClub, restoreClub } from '@banter/api/clubs/contract'
import { type Happening, listHistory } from '@banter/api/clubs/succession/contract'
import { api } from '../api.server.ts'
import { HistoryList } from '../clubs/manage/history-list.tsx'
import { ManagePage } from '../clubs/manage/manage-page.tsx'
import { PutAway } from '../clubs/manage/put-away.tsx'
import { redirectWith } from '../flash.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'
import { type MetaFunction, useActionData, useLoaderData } from '../router.ts'
import { Card } from '../ui/card.tsx'
import { FormErrors } from '../ui/form-errors.tsx'
import type { ListPage } from '../ui/growing-list.ts'
import { LoadMore } from '../ui/load-more.tsx'
import { useGrowingList } from '../ui/use-growing-list.ts'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Log of ${data?.club.name ?? 'the club'} · Banter` },
]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const club = await ask(getClub, { params: { id: params.slug! } })
  if (!club.may.includes('look_back')) throw redirect(`/clubs/${club.slug}`)
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return { club, history: await ask(listHistory, { params: { id: club.id }, querystring: { cursor } }) }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ask = api(request, context)
  const path = { params: { id: params.slug! } }
  try {
    switch (form.get('intent')) {
      case 'archive':
        await ask(archiveClub, path)
        return await redirectWith(
          context,
          `/clubs/${params.slug}`,
          'Archived. For 30 days you can bring it back.',
        )
      case 'restore':
        await ask(restoreClub, path)
        return await redirectWith(context, `/clubs/${params.slug}`, 'The club is back.')
      case 'delete':
        await ask(deleteClub, path)
        return await redirectWith(context, '/clubs', 'The club is deleted.')
      default:
        return redirect(`/clubs/${params.slug}/manage`)
    }
  } catch (error) {
    return refused(error, form)
  }
}

export default function LogPage() {
  const { club, history } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return (
    <ManagePage club={club} title="Log">
      <FormErrors refusal={refusal} />
      <Log history={history} />
      {club.may.includes('put_away') && <PutAway club={club} />}
    </ManagePage>
  )
}

function Log({ history }: { history: ListPage<Happening> }) {
  const { items, ...more } = useGrowingList(history, (data: { history: ListPage<Happening> }) => data.history)
  return (
    <>
      <Card flush title="What happened">
        <HistoryList history={items} />
      </Card>
      <LoadMore {...more} />
    </>
  )
}
