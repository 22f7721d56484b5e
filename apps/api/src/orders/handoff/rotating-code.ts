import { createHmac, timingSafeEqual } from 'node:crypto'

/** The buyer's device works the code out by itself from the key and its clock (RFC 6238, SHA-256): so it needs no network at the handoff. */
export const STEP_SECONDS = 30
export const DIGITS = 8
/** Phones' clocks differ, and showing and scanning takes a moment. */
const STEPS_OFF = 4

export function rotatingCode(key: Buffer, at: Date, stepsLater = 0): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 1000 / STEP_SECONDS) + stepsLater))
  const mac = createHmac('sha256', key).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 0x0f
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS).padStart(DIGITS, '0')
}

/** Every step is compared, so that the time it takes tells nothing. */
export function isRotatingCode(key: Buffer, code: string, now: Date): boolean {
  let right = false
  for (let step = -STEPS_OFF; step <= STEPS_OFF; step++)
    right = same(rotatingCode(key, now, step), code) || right
  return right
}

export function same(expected: string, given: string): boolean {
  return expected.length === given.length && timingSafeEqual(Buffer.from(expected), Buffer.from(given))
}
