import { randomInt } from 'node:crypto'
import QRCode from 'qrcode'

/** Without what is read as something else: 0 and o, 1 and l and i. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const LENGTH = 12

/** Short enough to be typed off a poster, and one of so many that none is found by trying. */
export function newInviteToken(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
}

/** Seen from across a corridor, so it holds little and mends much. */
export const qrOf = (url: string): Promise<string> =>
  QRCode.toString(url, { type: 'svg', errorCorrectionLevel: 'Q', margin: 2 })
