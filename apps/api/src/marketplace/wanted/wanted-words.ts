/** What says that something is wanted and not what. */
const FILLERS = new Set(
  'wanted want wants wanting looking searching search iso need needs needed buy buying find seeking anyone anybody somebody someone selling sell sells have has got please cheap cheaply good great nice decent used second hand secondhand condition any some kind old new under around about max best offer urgent asap my our your this that the a an for of to in on with and or is are i we you am do does'.split(
    ' ',
  ),
)
const MOST = 6
/** Of so many words as this share a listing has to have. */
const SHARE = 0.6

/** The words of a title that say what is wanted. */
export const wordsWanted = (title: string): string[] =>
  [...new Set(title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])]
    .filter((word) => !FILLERS.has(word))
    .slice(0, MOST)

/** Each way to have enough of them: nobody writes a title as somebody else would. */
export function enoughOf(words: string[]): string[] {
  const least = Math.ceil(words.length * SHARE)
  return choices(words, least).map((chosen) => chosen.join(' '))
}

function choices(words: string[], count: number): string[][] {
  if (count === 0) return [[]]
  const [first, ...rest] = words
  if (first === undefined || words.length < count) return []
  return [...choices(rest, count - 1).map((chosen) => [first, ...chosen]), ...choices(rest, count)]
}
