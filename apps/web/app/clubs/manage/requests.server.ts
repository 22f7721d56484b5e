import { ApiError } from '@banter/api/client'
import { approveRequest, declineRequest, listRequests } from '@banter/api/clubs/admission/contract'
import { getClub } from '@banter/api/clubs/contract'
import { api } from '../../api.server.ts'
import { redirectWith } from '../../flash.server.ts'
import { invalid, refused } from '../../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../../router.server.ts'

export async function loadRequests({ request, context, params }: LoaderFunctionArgs) {
  const ask = api(request, context)
  const club = await ask(getClub, { params: { id: params.slug! } })
  if (!club.may.includes('admit')) throw redirect(`/clubs/${club.slug}`)
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const requests = await ask(listRequests, { params: { id: club.id }, querystring: { cursor, limit: 50 } })
  return { club, requests }
}

/** Decides all that are ticked, one after the other; what was decided meanwhile is counted, not a failure. */
export async function decideRequests({ request, context, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const ids = form.getAll('request').map(String)
  if (ids.length === 0) return invalid({}, form, 'Tick those you want to decide on.')
  const ask = api(request, context)
  const approve = form.get('intent') === 'approve'
  const reason = String(form.get('reason') ?? '').trim()
  let decided = 0
  try {
    for (const rid of ids) {
      const path = { params: { id: params.slug!, rid } }
      const deed = approve
        ? ask(approveRequest, path)
        : ask(declineRequest, { ...path, body: reason ? { reason } : {} })
      decided += await deed.then(() => 1).catch(alreadyOver)
    }
  } catch (error) {
    return refused(error, form)
  }
  const said = `${decided} ${approve ? 'let in' : 'declined'}${decided < ids.length ? `, ${ids.length - decided} were decided already` : ''}.`
  return await redirectWith(context, `/clubs/${params.slug}/requests`, said)
}

function alreadyOver(error: unknown): 0 {
  if (error instanceof ApiError && error.code === 'REQUEST_OVER') return 0
  throw error
}
