import { countClick } from '@banter/api/ads/counting/contract'
import { ApiError } from '@banter/api/client'
import { api, signInPath } from '../api.server.ts'
import { type LoaderFunctionArgs, redirect } from '../router.server.ts'

/** What only looks where it leads, or fetches ahead, is not told. */
const isAhead = ({ method, headers }: Request) =>
  method === 'HEAD' || /prefetch|prerender/i.test(`${headers.get('sec-purpose')} ${headers.get('purpose')}`)

/** On to where an ad leads: its own address, whatever stands in this one. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  if (isAhead(request)) return new Response(null, { status: 204 })
  if (!context.accessToken) throw redirect(signInPath(request))
  try {
    const { url } = await api(request, context)(countClick, { body: { token: params.token ?? '' } })
    return redirect(url, {
      headers: { 'referrer-policy': 'no-referrer', 'cache-control': 'private, no-store' },
    })
  } catch (error) {
    if (error instanceof ApiError)
      throw Response.json({ code: error.code, detail: error.message }, { status: error.status })
    throw error
  }
}
