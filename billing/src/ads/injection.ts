/** Where ads stand in a list: after its first three things, and then with a gap between one ad and the next. */
const lead = 3

/** The items between two ads that keep them to a part of the list, in percent: eight for the 12 % that are the most. */
export function gapFor(maxLoad: number): number {
  if (!(maxLoad > 0 && maxLoad <= 12))
    throw new RangeError('Ads are more than none and at most 12 % of a list.')
  return Math.ceil(100 / maxLoad) - 1
}

/**
 * After how many items of a page an ad stands, where `before` items of the same list were on earlier pages: the first ad of a list is the
 * fourth thing in it. An ad follows an item of its own page, so none is in an empty list, and never two are in a row.
 */
export function adPlaces(items: number, gap = gapFor(12), before = 0): number[] {
  const ahead = Math.max(0, Math.floor((before - lead) / gap) + 1)
  const places: number[] = []
  for (let after = lead + ahead * gap - before; after <= items; after += gap) places.push(after)
  return places
}

/** The page with its ads. A place for which there is no ad is left out: nothing moves up into it. */
export function withAds<Item, Ad>(
  items: readonly Item[],
  ads: readonly (Ad | null)[],
  gap = gapFor(12),
  before = 0,
): (Item | Ad)[] {
  const page: (Item | Ad)[] = [...items]
  const places = adPlaces(items.length, gap, before)
  for (const [index, after] of [...places.entries()].reverse()) {
    const ad = ads[index]
    if (ad !== null && ad !== undefined) page.splice(after, 0, ad)
  }
  return page
}
