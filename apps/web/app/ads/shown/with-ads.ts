import type { Ad, PlacedAd } from '@banter/api/ads/serving/contract'

/** An item of a list, and the ad that stands after it. */
export type WithAd<Item> = Item & { ad?: Ad }

interface Page<Item> {
  items: Item[]
  ads?: PlacedAd[] | undefined
}

/** A page of a list whose ads are named by how many items stand before them. An ad moves and goes with the item that it follows. */
export function adsOnItems<Item, Answer extends Page<Item>>({ ads = [], ...page }: Answer & Page<Item>) {
  const byPlace = new Map(ads.map(({ after, ad }) => [after - 1, ad]))
  return { ...page, items: page.items.map((item, index) => followed(item, byPlace.get(index))) }
}

/** The same of a list that has its ads among its items. */
export function adsOnPrevious<Item>(items: readonly (Item | Ad)[]): WithAd<Item>[] {
  const list: WithAd<Item>[] = []
  for (const item of items) {
    const last = list.at(-1)
    if (!isAd(item)) list.push(followed(item, undefined))
    else if (last) list[list.length - 1] = followed(last, item)
  }
  return list
}

const followed = <Item>(item: Item, ad: Ad | undefined) => (ad ? { ...item, ad } : item) as WithAd<Item>

const isAd = (item: unknown): item is Ad =>
  typeof item === 'object' && item !== null && 'kind' in item && item.kind === 'ad'
