import { getMeetingIcs } from '@banter/api/handoff/meetings/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Where and when the two meet, as a file that every calendar program opens. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const text = await api(request, context)(getMeetingIcs, { params: { id: params.id! } })
  return new Response(text, {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="meeting.ics"',
      'cache-control': 'no-store',
    },
  })
}
