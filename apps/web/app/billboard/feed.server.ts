import * as billboard from '@banter/api/billboard/contract'
import { newId } from '@banter/api/http/contract'
import * as marketplace from '@banter/api/marketplace/contract'
import { api } from '../api.server.ts'
import { redirectWith } from '../flash.server.ts'
import { hereOf } from '../here.server.ts'
import { refused } from '../refused.server.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '../router.server.ts'

/** What a member's home shows: the billboard, everyone's or one's own, and what has just been listed. */
export async function loadFeed({ request, context }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams
  const mine = query.get('author') === 'me'
  const ask = api(request, context)
  const [posts, listings] = await Promise.all([
    ask(billboard.listPosts, {
      querystring: { author: mine ? 'me' : undefined, cursor: query.get('cursor') ?? undefined },
    }),
    ask(marketplace.listProducts, { querystring: { limit: 4 } }),
  ])
  return { mine, posts, listings: listings.items, newPostId: newId() }
}

export type Feed = Awaited<ReturnType<typeof loadFeed>>

/** Posts, or deletes a post: in place when a script asks, else with a word on the page that follows. */
export async function actOnFeed({ request, context }: ActionFunctionArgs) {
  const form = await request.formData()
  const id = String(form.get('id'))
  const ask = api(request, context)
  try {
    if (form.get('intent') === 'delete') {
      await ask(billboard.deletePost, { params: { id } }).catch(unlessGone)
      if (form.has('inPlace')) return null
      return await redirectWith(context, hereOf(request), 'Post deleted.')
    }
    await ask(billboard.createPost, { body: { id, body: String(form.get('body') ?? '') } })
    return redirect('/')
  } catch (error) {
    return refused(error, form)
  }
}

/** A post that is gone already is as good as deleted. */
function unlessGone(error: unknown) {
  if (!(error instanceof Response && error.status === 404)) throw error
}
