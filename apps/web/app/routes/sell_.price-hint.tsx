import type { Condition } from '@banter/api/marketplace/contract'
import { priceHint } from '@banter/api/marketplace/pricing/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Asked while a price is typed. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const text = (name: string) => query.get(name)?.trim() || undefined
  const querystring = {
    isbn: text('isbn'),
    branch: text('branch'),
    condition: text('condition') as Condition | undefined,
  }
  return Response.json(await api(request, context)(priceHint, { querystring }))
}
