import { likeness, wordsOf } from './highlight.ts'

/** The question with each strange word replaced by the likest one of texts that the viewer may see; null when that is the same. */
export function didYouMean(query: string, texts: string[]): string | null {
  const known = new Set(texts.flatMap(wordsOf).filter((word) => word.length > 2))
  const asked = wordsOf(query)
  const meant = asked.map((word) => (known.has(word) ? word : (likest(word, known) ?? word))).join(' ')
  return meant === asked.join(' ') ? null : meant
}

function likest(word: string, known: Set<string>): string | null {
  let best: { word: string; like: number } | null = null
  for (const one of known) {
    const like = likeness(one, word)
    if (like >= 0.35 && (!best || like > best.like)) best = { word: one, like }
  }
  return best?.word ?? null
}
