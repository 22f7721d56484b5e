import { randomBytes } from 'node:crypto'

/** A slug is never as long as an id, so that the two cannot be taken for each other. */
const MOST = 34
const MOST_WITH_TAIL = 27
/** What the web app has at these addresses already. */
const RESERVED = new Set(['new', 'mine', 'people', 'invites'])

/** The readable part of a club's address: "Überflieger & Co." is `uberflieger-co`. Empty when nothing of the name can be in one. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
  return plain.replace(/^-+/, '').slice(0, MOST).replace(/-+$/, '')
}

/**
 * A public club has the plain word, so that another of the same name is noticed. A hidden one always has a tail that nobody can guess:
 * else founding a club of its name would tell that it exists.
 */
export function clubSlug(name: string, hidden: boolean): string {
  const plain = slugOf(name)
  if (plain && !hidden && !RESERVED.has(plain)) return plain
  const start = plain.slice(0, MOST_WITH_TAIL).replace(/-+$/, '') || 'club'
  return `${start}-${randomBytes(3).toString('hex')}`
}
