import { viewProduct } from '@banter/api/marketplace/listing/contract'
import { api } from '../api.server.ts'
import type { ActionFunctionArgs } from '../router.server.ts'

/** Told by the page itself, once somebody has looked. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  await api(request, context)(viewProduct, { params: { id: params.id! } })
  return Response.json({})
}
