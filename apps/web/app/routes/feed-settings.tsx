import { setFeedSettings } from '@banter/api/billboard/feed/contract'
import { api } from '../api.server.ts'
import { type ActionFunctionArgs, redirect } from '../router.server.ts'

/** Remembers how a member reads their feed, and shows it so. */
export async function action({ request, context }: ActionFunctionArgs) {
  const { sort, paging } = Object.fromEntries(await request.formData())
  const body = setFeedSettings.schema.body.safeParse({ sort, paging })
  if (body.success) await api(request, context)(setFeedSettings, { body: body.data })
  return redirect('/')
}

export const loader = () => redirect('/')
