import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** argon2id as OWASP recommends it: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

let nobodys: Promise<string> | undefined

/** The same text typed on two keyboards is the same password. */
const typed = (password: string) => password.normalize('NFKC')

export function hashPassword(password: string): Promise<string> {
  return hash(typed(password), cost)
}

/** Takes as long for an address that nobody has, or that has no password yet: the time must not tell. */
export async function passwordMatches(password: string, passwordHash: string | null): Promise<boolean> {
  nobodys ??= hash(randomBytes(24), cost)
  const matches = await verify(passwordHash ?? (await nobodys), typed(password))
  return matches && passwordHash !== null
}
