import { createHash, timingSafeEqual } from 'node:crypto'
import { Refusal } from './refusal.ts'

export interface Account {
  cloud: string
  key: string
  secret: string
}

export type Parameters = Record<string, string>

const HOUR = 3600
/** Never part of what is signed. */
const UNSIGNED = ['file', 'cloud_name', 'resource_type', 'api_key', 'signature']

/** Checks key, age and signature as the upload API does. @throws Refusal */
export function verifySigned({ key, secret }: Account, params: Parameters): void {
  if (!params.api_key) throw new Refusal(400, 'Must supply api_key')
  if (params.api_key !== key) throw new Refusal(401, 'Invalid api_key')
  const at = Number(params.timestamp)
  if (!params.signature || !Number.isInteger(at))
    throw new Refusal(400, 'Missing required parameter - timestamp')
  if (Date.now() / 1000 - at > HOUR)
    throw new Refusal(
      400,
      `Stale request - reported time is ${params.timestamp} which is more than 1 hour ago`,
    )
  const accepted = [1, 2].flatMap((version) =>
    ['sha1', 'sha256'].map((algorithm) => hash(algorithm, stringToSign(params, version) + secret)),
  )
  if (!accepted.some((one) => same(one, params.signature ?? '')))
    throw new Refusal(401, `Invalid Signature. String to sign - '${stringToSign(params, 2)}'.`)
}

/** Version 2 escapes the sign that would begin another parameter. */
function stringToSign(params: Parameters, version: number): string {
  return Object.entries(params)
    .filter(([name, value]) => value !== '' && !UNSIGNED.includes(name))
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => (version === 2 ? `${name}=${value}`.replaceAll('&', '%26') : `${name}=${value}`))
    .join('&')
}

/** `s--…--` in an address: over the transformation and the name. */
export function isDeliverySignature({ secret }: Account, given: string, signed: string): boolean {
  const short = (algorithm: string, length: number) =>
    createHash(algorithm)
      .update(signed + secret)
      .digest('base64')
      .slice(0, length)
      .replaceAll('/', '_')
      .replaceAll('+', '-')
  return same(short('sha1', 8), given) || same(short('sha256', 32), given) || same(short('sha256', 8), given)
}

export const noticeSignature = ({ secret }: Account, body: string, timestamp: number) =>
  hash('sha1', body + timestamp + secret)

const hash = (algorithm: string, text: string) => createHash(algorithm).update(text).digest('hex')

function same(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}
