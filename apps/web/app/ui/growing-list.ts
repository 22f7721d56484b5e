/** One page of a list, as the API answers it. */
export interface ListPage<Item> {
  items: Item[]
  nextCursor: string | null
}

interface Identified {
  id: string
}

/** What has been loaded so far, and after it the page that has just arrived. */
export function withNext<Item extends Identified>(list: ListPage<Item>, page: ListPage<Item>) {
  const known = new Set(list.items.map(({ id }) => id))
  return {
    items: [...list.items, ...page.items.filter(({ id }) => !known.has(id))],
    nextCursor: page.nextCursor,
  }
}

/** A first page read anew, and after it what had been loaded beyond: nothing collapses when one item comes or goes. */
export function withFirst<Item extends Identified>(
  list: ListPage<Item>,
  first: ListPage<Item>,
): ListPage<Item> {
  const last = first.items.at(-1)
  const seam = list.items.findIndex(({ id }) => id === last?.id)
  if (!first.nextCursor || seam < 0 || seam === list.items.length - 1) return first
  const fresh = new Set(first.items.map(({ id }) => id))
  const beyond = list.items.slice(seam + 1).filter(({ id }) => !fresh.has(id))
  return { items: [...first.items, ...beyond], nextCursor: list.nextCursor }
}
