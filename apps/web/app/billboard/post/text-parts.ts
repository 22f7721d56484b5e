import type { Mention } from '@banter/api/billboard/contract'

export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'address'; text: string; href: string }
  | { kind: 'tag'; text: string; tag: string }
  | { kind: 'person' | 'club'; text: string; id: string }

const ADDRESS = /https?:\/\/[^\s<>"'`\p{Cc}\p{Cf}]+/iu
const TAG = /(?<![\p{L}\p{N}_&/#])#[\p{L}\p{N}_]{1,50}/u
const SHOWN = 48

/**
 * Text cut into what is plain and what leads somewhere. Nothing in it is ever markup: whoever draws the parts writes
 * them as text, and only addresses of the web become links.
 */
export function textParts(body: string, mentions: Mention[] = [], tags?: string[]): TextPart[] {
  const named = [...mentions].sort((a, b) => b.text.length - a.text.length)
  const pattern = new RegExp(
    [
      ADDRESS.source,
      ...named.map(({ text }) => `(?<![\\p{L}\\p{N}_])${quoted(text)}(?![\\p{L}\\p{N}_])`),
      TAG.source,
    ].join('|'),
    'giu',
  )
  const parts: TextPart[] = []
  let at = 0
  for (const match of body.matchAll(pattern)) {
    const part = partOf(match[0], named, tags)
    if (!part) continue
    if (match.index > at) parts.push({ kind: 'text', text: body.slice(at, match.index) })
    const [shown, rest] = part
    parts.push(shown)
    at = match.index + match[0].length - rest
  }
  if (at < body.length) parts.push({ kind: 'text', text: body.slice(at) })
  return parts
}

const quoted = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')

/** The part, and how many characters at its end belong to the sentence instead. */
function partOf(found: string, named: Mention[], tags: string[] | undefined): [TextPart, number] | null {
  const mention = named.find(({ text }) => text === found)
  if (mention) return [{ kind: mention.kind, text: found, id: mention.id }, 0]
  if (found.startsWith('#')) {
    const tag = found.slice(1).toLowerCase()
    return !tags || tags.includes(tag) ? [{ kind: 'tag', text: found, tag }, 0] : null
  }
  if (found.startsWith('@')) return null
  const address = withoutPunctuation(found)
  const url = parsed(address)
  return url && [{ kind: 'address', text: shownAddress(url), href: url.href }, found.length - address.length]
}

/** "(see https://a.b/c)." means https://a.b/c, yet https://a.b/c_(d) keeps its bracket. */
function withoutPunctuation(address: string): string {
  let end = address.length
  while (end > 0) {
    const last = address[end - 1]!
    if (/[.,;:!?*_~…]/.test(last)) end--
    else if (last === ')' && !balanced(address.slice(0, end))) end--
    else if (last === ']' || last === '}') end--
    else break
  }
  return address.slice(0, end)
}

const balanced = (text: string) => text.split('(').length >= text.split(')').length

/** Addresses that carry a name before an @ look like another site than they are: they stay text. */
function parsed(address: string): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  const web = url.protocol === 'http:' || url.protocol === 'https:'
  return web && !url.username && !url.password && url.hostname.includes('.') ? url : null
}

/** What is read is the host that is really asked, with look-alike letters spelled out. */
function shownAddress({ host, pathname, search }: URL): string {
  const text = host.replace(/^www\./, '') + (pathname === '/' && !search ? '' : pathname + search)
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text
}
