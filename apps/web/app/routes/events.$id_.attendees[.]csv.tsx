import { exportAttendees } from '@banter/api/events/door/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Who answered and how, for a spreadsheet. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const text = await api(request, context)(exportAttendees, { params: { id: params.id! } })
  return new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="attendees.csv"',
      'cache-control': 'no-store',
    },
  })
}
