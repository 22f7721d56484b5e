import { getOriginal } from '@banter/api/pictures/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Leads its owner to the original, for five minutes; the way there is kept nowhere. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { url } = await api(request, context)(getOriginal, { params: { id: params.id! } })
  const headers = { location: url, 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' }
  return new Response(null, { status: 302, headers })
}
