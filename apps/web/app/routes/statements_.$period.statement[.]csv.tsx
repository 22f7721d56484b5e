import { getStatementCsv } from '@banter/api/orders/statements/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** A month or a year of one's wallet, for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const period = params.period!
  const text = await api(request, context)(getStatementCsv, { params: { period } })
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="statement-${encodeURIComponent(period)}.csv"`,
      'cache-control': 'no-store',
    },
  })
}
