import { findTextbook } from '@banter/api/marketplace/textbooks/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Asked while an ISBN is typed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const isbn = new URL(request.url).searchParams.get('isbn') ?? ''
  return Response.json(await api(request, context)(findTextbook, { querystring: { isbn } }))
}
