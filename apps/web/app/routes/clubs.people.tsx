import { api } from '../api.server.ts'
import { findMembers, findPeople } from '../clubs/manage/find-people.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** Whom a picker offers while one types: people of the school, or with `club` its members. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const [q, club] = [query.get('q') ?? '', query.get('club')]
  const ask = api(request, context)
  return Response.json({ found: club ? await findMembers(ask, club, q) : await findPeople(ask, q) })
}
