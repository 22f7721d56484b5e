import * as billboard from '@banter/api/billboard/contract'
import { getFeed } from '@banter/api/billboard/feed/contract'
import { adsOnPrevious } from '../../ads/shown/with-ads.ts'
import { api } from '../../api.server.ts'
import type { LoaderFunctionArgs } from '../../router.server.ts'

/** Which posts a list shows: those of the feed in one of its orders, or some of all posts. */
export type PostsAsked = Record<string, string>

/** A page of posts, as `PostList` takes it; `asked` goes to it as well, so that it knows where more is. */
export async function loadPosts(
  { request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>,
  asked: PostsAsked,
) {
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  const ask = api(request, context)
  const { feed, ...query } = asked
  if (feed === undefined) {
    const querystring = billboard.listPosts.schema.querystring.parse({
      ...query,
      ...(cursor ? { cursor } : {}),
    })
    return ask(billboard.listPosts, { querystring })
  }
  const sort = billboard.Sort.safeParse(feed)
  const page = await ask(getFeed, { querystring: { cursor, ...(sort.success ? { sort: sort.data } : {}) } })
  return { items: adsOnPrevious<billboard.Post>(page.items), nextCursor: page.nextCursor }
}
