const OWN = /^(\d{1,6})~(.+)$/

/** The cursor of a list with ads in it: the list's own, and before it how many of its items came on earlier pages. */
export const writeOwnCursor = (cursor: string, before: number): string => `${before}~${cursor}`

/** One without our part is the list's own: it says itself what is wrong with it. */
export function readOwnCursor(cursor: string | undefined): { cursor: string | undefined; before: number } {
  const [, before, inner] = cursor?.match(OWN) ?? []
  return inner === undefined ? { cursor, before: 0 } : { cursor: inner, before: Number(before) }
}
