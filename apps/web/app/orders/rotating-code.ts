/** As the API works it out (RFC 6238 with SHA-256): by the key that this device was given, and its clock. Needs no network. */
export const STEP_SECONDS = 30
const DIGITS = 8

export async function rotatingCode(key: string, at: number): Promise<string> {
  const secret = await crypto.subtle.importKey(
    'raw',
    bytesOf(key),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
  const counter = new DataView(new ArrayBuffer(8))
  counter.setBigUint64(0, BigInt(Math.floor(at / 1000 / STEP_SECONDS)))
  const mac = new DataView(await crypto.subtle.sign('HMAC', secret, counter.buffer))
  const offset = mac.getUint8(mac.byteLength - 1) & 0x0f
  return String((mac.getUint32(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

/** A scanned address, or what somebody typed: the code in it, if there is one. */
export function codeIn(scanned: string): string | null {
  const given = URL.canParse(scanned) ? (new URL(scanned).searchParams.get('code') ?? '') : scanned
  const digits = given.replace(/\s/g, '')
  return /^(\d{6}|\d{8})$/.test(digits) ? digits : null
}
