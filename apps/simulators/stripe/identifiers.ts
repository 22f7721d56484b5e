import { randomInt } from 'node:crypto'

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** A fresh identifier such as `ch_4fT…`. */
export function newId(prefix: string, length = 24): string {
  let id = `${prefix}_`
  for (let index = 0; index < length; index += 1) id += ALPHABET[randomInt(ALPHABET.length)]
  return id
}

export function idOf(reference: string | { id: string }): string
export function idOf(reference: string | { id: string } | null | undefined): string | null
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  if (!reference) return null
  return typeof reference === 'string' ? reference : reference.id
}
