import { getManifest } from '@banter/api/events/door/contract'
import { api } from '../api.server.ts'
import { takeNotes } from '../events/door/door.server.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '../router.server.ts'

export const action = (args: ActionFunctionArgs) => takeNotes(args)

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  return Response.json(await api(request, context)(getManifest, { params: { id: params.id! } }))
}
