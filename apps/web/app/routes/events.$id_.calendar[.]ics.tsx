import { eventIcs } from '@banter/api/events/calendar/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** One event as a file that every calendar program opens. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const text = await api(request, context)(eventIcs, { params: { id: params.id! } })
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="event.ics"',
      'cache-control': 'no-store',
    },
  })
}
