import { invalidParameter } from '../errors.ts'
import type { Rule } from '../parameters.ts'
import { isRecord, metadata, object, text } from '../parameters.ts'
import type { Metadata } from './types.ts'

/** An empty string takes the value away. */
export function emptyable<T>(rule: Rule<T>): Rule<T | null> {
  return { parse: (value, path) => (value === '' ? null : rule.parse(value, path)) }
}

/** What is to become of metadata: null clears all of it, an empty value removes its key. */
export function metadataChange(): Rule<Metadata | null> {
  const checked = metadata()
  return {
    parse(value, path) {
      if (value === '') return null
      const kept = checked.parse(value, path)
      const removed = Object.entries(isRecord(value) ? value : {}).filter(([, entry]) => entry === '')
      return { ...kept, ...(Object.fromEntries(removed) as Metadata) }
    },
  }
}

export function mergeMetadata(before: Metadata, change: Metadata | null | undefined): Metadata {
  if (change === undefined) return before
  if (change === null) return {}
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''))
}

/** `0` to `100`, with up to two decimals. */
export function percentage(): Rule<number> {
  return {
    parse(value, path) {
      const parsed =
        typeof value === 'string' && /^\d{1,3}(\.\d{1,2})?$/.test(value) ? Number(value) : Number.NaN
      if (!(parsed > 0 && parsed <= 100))
        throw invalidParameter('Must be greater than 0 and at most 100.', path)
      return parsed
    },
  }
}

/** A moment, or `now`. */
export function momentOrNow(): Rule<number | 'now'> {
  return {
    parse(value, path) {
      if (value === 'now') return 'now'
      const parsed = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : Number.NaN
      if (Number.isNaN(parsed)) throw invalidParameter(`Invalid timestamp: must be an integer or now`, path)
      return parsed
    },
  }
}

export const address = object({
  city: text(),
  country: text({ max: 2 }),
  line1: text(),
  line2: text(),
  postal_code: text(),
  state: text(),
})

export function shownAddress(given: Partial<Record<string, string>> | null | undefined) {
  if (!given) return null
  const { city = null, country = null, line1 = null, line2 = null, postal_code = null, state = null } = given
  return { city, country, line1, line2, postal_code, state }
}
