import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'

/** 256 bits: not to be guessed, so one fast hash is enough to store it. */
export const newToken = () => randomBytes(32).toString('base64url')

/** Six digits: what protects it is that few tries are allowed. */
export const newCode = () => randomInt(1_000_000).toString().padStart(6, '0')

export const hashToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** Bound to its row, so that equal codes do not look equal. */
export const hashCode = (rowId: string, code: string) => hashToken(`${rowId}:${code}`)

export function sameHash(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))
}

/** For counting what happens to an address without keeping the address. */
export const hashAddress = (email: string) => hashToken(`address:${email}`)
