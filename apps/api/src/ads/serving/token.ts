import { createHmac, timingSafeEqual } from 'node:crypto'
import { parse, stringify } from 'uuid'
import { Placement } from '../contract.ts'

/** One showing of an ad to one account: what of it is counted, is counted once. */
export interface Showing {
  /** Time-ordered: when it was shown is in it. */
  id: string
  schoolId: string
  flightId: string
  creativeId: string
  placement: Placement
  /** Sixteen bytes that stand for the account, at this school only. */
  account: Uint8Array
}

/** A page that is left open for longer has ads that nobody counts. */
export const VALID_MS = 4 * 3_600_000
const BODY = 81
const MAC = 16

/** What a browser hands back when the ad was looked at or followed. Nobody else can make one, and it says nothing of the account. */
export function signShowing(key: Buffer, showing: Showing): string {
  const body = Buffer.alloc(BODY)
  const ids = [showing.id, showing.schoolId, showing.flightId, showing.creativeId]
  for (const [index, id] of ids.entries()) body.set(parse(id), index * 16)
  body.set(showing.account, 64)
  // By its number: new places go to the end of the list.
  body[80] = Placement.options.indexOf(showing.placement)
  return Buffer.concat([body, macOf(key, body)]).toString('base64url')
}

/** @returns null for anything that `signShowing` did not write */
export function readShowing(key: Buffer, token: string): Showing | null {
  const bytes = Buffer.from(token, 'base64url')
  // The decoder skips what it does not know: one token is written in one way.
  if (bytes.length !== BODY + MAC || bytes.toString('base64url') !== token) return null
  const body = bytes.subarray(0, BODY)
  const placement = Placement.options[body[80] ?? -1]
  if (!placement || !timingSafeEqual(bytes.subarray(BODY), macOf(key, body))) return null
  const [id = '', schoolId = '', flightId = '', creativeId = ''] = [0, 1, 2, 3].map((index) =>
    stringify(body.subarray(index * 16, index * 16 + 16)),
  )
  return { id, schoolId, flightId, creativeId, placement, account: body.subarray(64, 80) }
}

/** When it was shown: the first 48 bits of its id. */
export const shownAt = ({ id }: Pick<Showing, 'id'>): number =>
  Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)

const macOf = (key: Buffer, body: Uint8Array) =>
  createHmac('sha256', key).update(body).digest().subarray(0, MAC)
