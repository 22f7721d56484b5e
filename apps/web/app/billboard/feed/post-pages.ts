import type { ListPage } from '../../ui/growing-list.ts'

interface Identified {
  id: string
  /** The ad after it, which stays the one that was there. */
  ad?: unknown
}

/** A list as it was left, with the newest word on each of its items: nothing moves, so the place one read at holds. */
export function renewed<Item extends Identified>(
  kept: ListPage<Item>,
  first: ListPage<Item>,
): ListPage<Item> {
  const fresh = new Map(first.items.map((item) => [item.id, item]))
  const items = kept.items.map((item) => {
    const { ad: _other, ...now } = fresh.get(item.id) ?? item
    return (item.ad === undefined ? now : { ...now, ad: item.ad }) as Item
  })
  return { ...kept, items }
}
