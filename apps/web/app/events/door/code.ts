const PREFIX = 'BT:'
const SHAPE = /^BT:[A-Z2-7]{42}$/

/** A code as the service writes it, from what was scanned or typed with spaces and in any case; null when it is none. */
export function readCode(text: string): string | null {
  const letters = text.replaceAll(/\s+/g, '').toUpperCase()
  const code = letters.startsWith(PREFIX) ? letters : PREFIX + letters
  return SHAPE.test(code) ? code : null
}

/** What the list of those who may come in knows of a code. */
export async function hashOf(code: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(code))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
