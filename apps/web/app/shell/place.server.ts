import { getHere, type Here } from '@banter/api/schools/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'

/** So long a suspension may stay unseen; the API refuses changes at once. */
const KEPT_MS = 5_000
const MOST_HOSTS = 2_000

const known = new Map<string, { here: Here; until: number }>()

/** What this host stands for, asked at most once in a few seconds. @throws a page, for a school that nobody knows */
export async function placeOf({
  request,
  context,
}: Pick<LoaderFunctionArgs, 'request' | 'context'>): Promise<Here> {
  const key = `${context.apiUrl} ${context.host}`
  const kept = known.get(key)
  if (kept && kept.until > Date.now()) return kept.here
  // Anybody may ask; a session that has ended would be refused.
  const anonymous = { ...context, accessToken: undefined, setCookies: [] }
  const here = await api(request, anonymous)(getHere)
  if (known.size >= MOST_HOSTS) known.clear()
  known.set(key, { here, until: Date.now() + KEPT_MS })
  return here
}
