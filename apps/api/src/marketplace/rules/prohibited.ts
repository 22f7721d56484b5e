interface Checked {
  category: string
  title: string
  description: string
  brand: string
  swapFor: string
}

interface Prohibiting {
  blockedWords: readonly string[]
  blockedCategories: readonly string[]
}

/** Words as they sound to a reader: no accents, no case, no signs between them. */
const folded = (text: string) =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** The first of these words that the text holds as a word, in the singular or the plural. */
export function wordIn(text: string, words: readonly string[]): string | undefined {
  const heard = folded(text)
  return words.find((word) => {
    const asked = folded(word).trim()
    return asked !== '' && ['', 's', 'es'].some((ending) => heard.includes(` ${asked}${ending} `))
  })
}

/** What of a listing the school's rules forbid, by the field that says it. */
export function prohibited(listing: Checked, rules: Prohibiting): Record<string, string> {
  const fields: Record<string, string> = {}
  if (rules.blockedCategories.includes(listing.category))
    fields.category = 'Your school does not allow this category in its market.'
  for (const field of ['title', 'description', 'brand', 'swapFor'] as const) {
    const word = wordIn(listing[field], rules.blockedWords)
    if (word) fields[field] = `Your school does not allow “${word}” in its market.`
  }
  return fields
}
