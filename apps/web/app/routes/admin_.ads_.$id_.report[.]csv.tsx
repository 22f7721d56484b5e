import { exportAdReport } from '@banter/api/ads/reports/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** What a campaign brought, for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const text = await api(request, context)(exportAdReport, { params: { id: params.id! } })
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="campaign.csv"',
      'cache-control': 'no-store',
    },
  })
}
