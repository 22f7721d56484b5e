import * as contract from '@banter/api/search/contract'
import { api } from '../api.server.ts'
import type { LoaderFunctionArgs } from '../router.server.ts'
import { KIND_NAMES, readAsked } from '../search/asked.ts'
import type { Suggestion } from '../search/suggestion.ts'

const MOST = 6

/** What the search box offers under it: what was found for what is typed, or what was searched for lately. */
export async function loader({
  request,
  context,
}: LoaderFunctionArgs): Promise<{ suggestions: Suggestion[] }> {
  const { q } = readAsked(new URL(request.url).searchParams)
  const call = api(request, context)
  if (!q) {
    const { items } = await call(contract.listSearches)
    const recent = (query: string) => ({
      to: `/search?q=${encodeURIComponent(query)}`,
      label: query,
      kind: 'Recent',
    })
    return { suggestions: items.slice(0, MOST).map(recent) }
  }
  const { items } = await call(contract.search, { querystring: { q, limit: MOST } })
  return {
    suggestions: items.map(({ path, kind, title, excerpt }) => ({
      to: path,
      label: title.text || excerpt.text,
      kind: KIND_NAMES[kind],
    })),
  }
}
