import createError from '@fastify/error'

export const BadLanding = createError('BAD_LANDING', '%s', 422)

/** Names that lead to somebody's own network, or to nowhere. */
const PRIVATE_ENDS = [
  'localhost',
  'local',
  'internal',
  'intranet',
  'lan',
  'home',
  'corp',
  'private',
  'invalid',
  'test',
  'onion',
  'home.arpa',
]

/** What hides where a click leads until it is clicked. */
const SHORTENERS = [
  'bit.ly',
  'buff.ly',
  'cutt.ly',
  'goo.gl',
  'is.gd',
  'ow.ly',
  'rb.gy',
  'rebrand.ly',
  's.id',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'v.gd',
]

/**
 * Where an ad may lead: a page of a public site, by its plain name, over https. Nothing is asked of that site: what it shows is looked at by
 * a person. `here` also allows pages of the campus itself, as a path. @returns the address as it is kept @throws BadLanding
 */
export function landingOf(typed: string, { here }: { here: boolean }): string {
  if (/[\p{Cc}\p{Cf}\s\\]/u.test(typed))
    throw said('This address holds a space or a sign that cannot be seen.')
  if (typed.startsWith('/')) return pathOf(typed, here)
  const url = URL.canParse(typed) ? new URL(typed) : null
  if (url?.protocol !== 'https:') throw said('An address that begins with https://, please.')
  if (url.username || url.password || /^https:\/*[^/?#]*@/i.test(typed))
    throw said('An address without a name or password in it, please.')
  if (url.port) throw said('An address without a port, please.')
  assertPublic(url.hostname)
  assertDirect(url)
  return url.href
}

/** A click shows this much of its address. */
export const hostOf = (landingUrl: string): string =>
  landingUrl.startsWith('/') ? '' : new URL(landingUrl).hostname.replace(/^www\./, '')

function pathOf(typed: string, here: boolean): string {
  if (!here) throw said('An address that begins with https://, please.')
  const base = 'https://campus.invalid'
  const url = URL.canParse(typed, base) ? new URL(typed, base) : null
  if (url?.origin !== base) throw said('A page of this campus, such as /clubs/chess, please.')
  return `${url.pathname}${url.search}${url.hash}`
}

/** An address in numbers, in whatever way it is written, is four numbers by now: the parser has worked it out. */
function assertPublic(host: string) {
  if (host.startsWith('[') || /^[\d.]+$/.test(host)) throw said('The name of a site, not its number, please.')
  const plain = host.replace(/\.$/, '')
  if (!/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+([a-z]{2,}|xn--[a-z0-9-]+)$/.test(plain))
    throw said('The full name of a public site, please.')
  if (PRIVATE_ENDS.some((end) => plain === end || plain.endsWith(`.${end}`)))
    throw said('This leads to a private network.')
  if (SHORTENERS.includes(plain.replace(/^www\./, '')))
    throw said('Please give the address itself: a short one hides where it leads.')
}

/** `?url=https://elsewhere` sends people on to where nobody has looked. */
function assertDirect({ pathname, search, hash }: URL) {
  const rest = decoded(decoded(pathname + search + hash)).replaceAll('\\', '/')
  if (/(https?|javascript|data|vbscript):/i.test(rest) || /[=?&#]\/\/|^\/\//.test(rest))
    throw said('This address sends people on to another one. Please give that one.')
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const said = (sentence: string) =>
  Object.assign(new BadLanding(sentence), { fields: { landingUrl: sentence } })
