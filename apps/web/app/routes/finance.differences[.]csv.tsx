import { getReconIssuesCsv } from '@banter/api/payouts/reconciliation/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** What differs, for a spreadsheet. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const state = new URL(request.url).searchParams.get('state') === 'resolved' ? 'resolved' : 'open'
  const text = await api(request, context)(getReconIssuesCsv, { querystring: { state } })
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="differences-${state}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
