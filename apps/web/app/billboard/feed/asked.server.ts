import * as comments from '@banter/api/billboard/comments/contract'
import { getPost, listPostVersions } from '@banter/api/billboard/contract'
import { suggestMentions, suggestTags } from '@banter/api/billboard/drafts/contract'
import { countNewPosts } from '@banter/api/billboard/feed/contract'
import { listLikers } from '@banter/api/billboard/reactions/contract'
import { api } from '../../api.server.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'
import { cardOf } from '../compose/card-lookup.server.ts'
import { loadPosts } from './posts.server.ts'

type Query = Record<string, string>
type Ask = ReturnType<typeof api>

const page = ({ cursor }: Query) => (cursor ? { cursor } : {})

/** What scripts read while a page stands, by name. */
const LISTS: Record<string, (ask: Ask, query: Query, args: LoaderFunctionArgs) => Promise<object>> = {
  posts: (_, { cursor: _cursor, ...asked }, args) => loadPosts(args, asked),
  post: (ask, { id }) => ask(getPost, { params: { id: id! } }),
  new: (ask, { since, sort }) =>
    ask(countNewPosts, { querystring: countNewPosts.schema.querystring.parse({ since, sort }) }),
  likers: (ask, { id, ...query }) => ask(listLikers, { params: { id: id! }, querystring: page(query) }),
  versions: (ask, { id }) => ask(listPostVersions, { params: { id: id! } }),
  comments: (ask, { id, ...query }) =>
    ask(comments.listComments, { params: { id: id! }, querystring: page(query) }),
  replies: (ask, { id, ...query }) =>
    ask(comments.listReplies, { params: { id: id! }, querystring: page(query) }),
  mentions: (ask, { q, club }) =>
    ask(suggestMentions, { querystring: { q: q ?? '', ...(club ? { club } : {}) } }),
  tags: (ask, { q }) => ask(suggestTags, { querystring: { q: q ?? '' } }),
  card: async (ask, { of }) => ({ card: await cardOf(ask, of ?? '') }),
}

export async function loadAsked(args: LoaderFunctionArgs) {
  const list = LISTS[args.params.list!]
  if (!list) throw new Response(null, { status: 404 })
  const query = Object.fromEntries(new URL(args.request.url).searchParams)
  return Response.json(await list(api(args.request, args.context), query, args))
}
