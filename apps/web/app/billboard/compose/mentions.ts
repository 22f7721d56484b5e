import type { Mention } from '@banter/api/billboard/contract'

const TOKEN = /@\[(person|club):([0-9a-f-]{36})\]/gi

/** The names in a text as the API wants them: `@Ann Lee` becomes `@[person:…]`, the longest name first. */
export function toTokens(body: string, mentions: Mention[]): string {
  const named = [...new Map(mentions.map((mention) => [mention.text, mention])).values()]
  let text = body
  for (const { kind, id, text: name } of named.sort((a, b) => b.text.length - a.text.length))
    text = replaceWord(text, name, `@[${kind}:${id}]`)
  return text
}

/** Only where the name stands alone: `@Ann` is not in `@Anna`, nor in an address. */
function replaceWord(text: string, name: string, token: string): string {
  const parts = text.split(name)
  return parts.reduce((before, after) => {
    const inside = /[\p{L}\p{N}_]$/u.test(before) || /^[\p{L}\p{N}_]/u.test(after)
    return before + (inside ? name : token) + after
  })
}

export const tokensIn = (body: string): { kind: Mention['kind']; id: string }[] =>
  [...body.matchAll(TOKEN)].map(([, kind, id]) => ({ kind: kind!.toLowerCase() as Mention['kind'], id: id! }))

/** The other way, to go on writing; a name nobody knows any more becomes nobody's. */
export function fromTokens(body: string, mentions: Mention[]): string {
  return body.replace(
    TOKEN,
    (_, _kind, id: string) => mentions.find((mention) => mention.id === id)?.text ?? '@somebody',
  )
}

export interface Begun {
  sign: '@' | '#'
  word: string
  /** Where the sign stands. */
  at: number
}

/** The name or hashtag that is being written just before the caret. A name may be two words. */
export function begunAt(text: string, caret: number): Begun | null {
  const [, sign, word] =
    /(?:^|[\s(])([@#])((?:[\p{L}\p{N}_.'-]{0,30})(?: [\p{L}\p{N}_.'-]{1,30})?)$/u.exec(
      text.slice(0, caret),
    ) ?? []
  if (!sign || word === undefined) return null
  if (sign === '#' && /\s/.test(word)) return null
  return { sign: sign as Begun['sign'], word, at: caret - word.length - 1 }
}
