import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { School } from '@banter/tenants/context'

/** What a person shows at the door: who they are, and that we said so. Letters that a QR code holds cheaply, in any case. */
export interface DoorCodes {
  codeOf(eventId: string, userId: string): string
  /** Who shows this; null when it was not made for this event. */
  readCode(eventId: string, code: string): string | null
  /** What a phone without a network compares with. */
  hashOf(eventId: string, userId: string): string
}

const PREFIX = 'BT:'
const ID_BYTES = 16
/** 80 bits: not to be guessed in any time that an event takes. */
const MAC_BYTES = 10
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const LENGTH = Math.ceil(((ID_BYTES + MAC_BYTES) * 8) / 5)

/** Codes are worked out from event and person, and stored nowhere. */
export function doorCodes(secret: string, school: Pick<School, 'id'>): DoorCodes {
  const macOf = (eventId: string, userId: string) =>
    createHmac('sha256', secret)
      .update(`check-in:${school.id}:${eventId}:${userId}`)
      .digest()
      .subarray(0, MAC_BYTES)
  const codeOf = (eventId: string, userId: string) =>
    PREFIX +
    lettersOf(Buffer.concat([Buffer.from(userId.replaceAll('-', ''), 'hex'), macOf(eventId, userId)]))

  return {
    codeOf,
    readCode(eventId, code) {
      const bytes = bytesOf(code.trim().toUpperCase())
      if (!bytes) return null
      const userId = bytes
        .subarray(0, ID_BYTES)
        .toString('hex')
        .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
      return timingSafeEqual(bytes.subarray(ID_BYTES), macOf(eventId, userId)) ? userId : null
    },
    hashOf: (eventId, userId) => createHash('sha256').update(codeOf(eventId, userId)).digest('hex'),
  }
}

/** RFC 4648 base 32, unpadded. */
function lettersOf(bytes: Buffer): string {
  let [letters, bits, value] = ['', 0, 0]
  for (const byte of bytes) {
    value = (value << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) letters += LETTERS[(value >>> (bits - 5)) & 31]
    value &= 0xff
  }
  return bits ? letters + LETTERS[(value << (5 - bits)) & 31] : letters
}

function bytesOf(code: string): Buffer | null {
  const letters = code.startsWith(PREFIX) ? code.slice(PREFIX.length) : code
  if (letters.length !== LENGTH) return null
  const bytes: number[] = []
  let [bits, value] = [0, 0]
  for (const letter of letters) {
    const five = LETTERS.indexOf(letter)
    if (five < 0) return null
    value = ((value << 5) | five) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      bytes.push((value >>> bits) & 0xff)
    }
  }
  return Buffer.from(bytes)
}
