import type { ListPage } from '../../ui/growing-list.ts'

interface Identified {
  id: string
}

/** A list as it was left, with the newest word on each of its items: nothing moves, so the place one read at holds. */
export function renewed<Item extends Identified>(
  kept: ListPage<Item>,
  first: ListPage<Item>,
): ListPage<Item> {
  const fresh = new Map(first.items.map((item) => [item.id, item]))
  return { ...kept, items: kept.items.map((item) => fresh.get(item.id) ?? item) }
}
