import { findClashes } from '@banter/api/events/calendar/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Asked while somebody plans. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const text = (name: string) => query.get(name)?.trim() || undefined
  const querystring = {
    startsAt: text('startsAt') ?? '',
    endsAt: text('endsAt'),
    place: text('place'),
    club: text('club'),
    except: text('except'),
  }
  return Response.json(await api(request, context)(findClashes, { querystring }))
}
