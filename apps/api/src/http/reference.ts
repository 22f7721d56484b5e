import { randomBytes } from 'node:crypto'

/** Crockford's: no I, L, O or U, so that people can read it to each other. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** What people call an order or a campaign by: eight letters and digits without look-alikes. */
export function newReference(): string {
  return [...randomBytes(8)].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}
