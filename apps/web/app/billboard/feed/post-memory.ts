import type { Post } from '@banter/api/billboard/contract'
import type { WithAd } from '../../ads/shown/with-ads.ts'
import type { ListPage } from '../../ui/growing-list.ts'
import { keepFocusBeside } from './keep-focus.ts'

/** How many places in the history keep what they had loaded. */
const PLACES = 12

type Posts = ListPage<WithAd<Post>>

const lists = new Map<string, Posts>()
let away: ReadonlySet<string> = new Set()
const listeners = new Set<() => void>()

/**
 * What has been loaded of each list of posts, by its place in the history, for as long as the document lives: going
 * back shows it as it was left. In the browser only, where one person looks: a server never writes here.
 */
export function keptPosts(place: string): Posts | undefined {
  return lists.get(place)
}

export function keepPosts(place: string, list: Posts) {
  lists.delete(place)
  lists.set(place, list)
  for (const oldest of [...lists.keys()].slice(0, -PLACES)) lists.delete(oldest)
  tell()
}

/** Changes one post wherever it is shown or kept. */
export function changePost(id: string, change: (post: Post) => Post) {
  for (const [place, list] of lists)
    if (list.items.some((post) => post.id === id))
      lists.set(place, { ...list, items: list.items.map((post) => (post.id === id ? change(post) : post)) })
  tell()
}

/** Takes every post that is meant from view, such as all by somebody who is muted now. @returns how to bring them back */
export function takeAway(meant: (post: Post) => boolean): () => void {
  const ids = [...lists.values()].flatMap(({ items }) => items.filter(meant).map(({ id }) => id))
  keepFocusBeside(ids)
  away = new Set([...away, ...ids])
  tell()
  return () => {
    away = new Set([...away].filter((id) => !ids.includes(id)))
    tell()
  }
}

/** The posts that are out of view, whatever a server still lists. */
export const postsAway = () => away

export function onPostsChanged(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function tell() {
  for (const listener of listeners) listener()
}

/** One's own new post, on top of the lists it belongs to, below what is pinned there. */
export function showNewPost(post: Post) {
  const belongs = ['feed=latest', 'author=me', ...(post.club ? [`club=${post.club.id}`] : [])]
  for (const [place, list] of lists) {
    if (!belongs.includes(place.split(' ')[1] ?? '')) continue
    const rest = list.items.filter(({ id }) => id !== post.id)
    const lead = rest.findIndex(({ pinned, kind }) => !pinned && kind === 'post')
    lists.set(place, { ...list, items: rest.toSpliced(lead < 0 ? rest.length : lead, 0, post) })
  }
  tell()
}
