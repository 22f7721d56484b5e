import { invalidParameter, missingParameter } from './errors.ts'

/** One parameter's check: turns what was sent into a value or refuses it as Stripe would. */
export interface Rule<T> {
  readonly required?: boolean
  readonly parse: (value: unknown, path: string) => T
}
export interface RequiredRule<T> extends Rule<T> {
  readonly required: true
}

export type Shape = Record<string, Rule<unknown>>
type Output<R> = R extends Rule<infer T> ? T : never
type RequiredKeys<S> = { [K in keyof S]: S[K] extends { required: true } ? K : never }[keyof S]
export type Parsed<S extends Shape> = { [K in RequiredKeys<S>]: Output<S[K]> } & {
  [K in Exclude<keyof S, RequiredKeys<S>>]?: Output<S[K]>
}

export function required<T>(rule: Rule<T>): RequiredRule<T> {
  return { required: true, parse: rule.parse }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function text(options: { max?: number } = {}): Rule<string> {
  const max = options.max ?? 5000
  return {
    parse(value, path) {
      if (typeof value !== 'string') throw invalidParameter(`Invalid string: ${shown(value)}`, path)
      if (value === '') throw emptyParameter(path)
      if (value.length > max) {
        throw invalidParameter(`Invalid string: must be at most ${max} characters`, path)
      }
      return value
    },
  }
}

export function oneOf<const T extends string>(...allowed: T[]): Rule<T> {
  return {
    parse(value, path) {
      const found = allowed.find((candidate) => candidate === value)
      if (found === undefined) {
        throw invalidParameter(`Invalid ${path}: must be one of ${allowed.join(', ')}`, path)
      }
      return found
    },
  }
}

export function url(): Rule<string> {
  const any = text()
  return {
    parse(value, path) {
      const given = any.parse(value, path)
      if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
        throw invalidParameter('Not a valid URL', path, 'url_invalid')
      }
      return given
    },
  }
}

export function integer(options: { min?: number; max?: number } = {}): Rule<number> {
  return {
    parse(value, path) {
      if (value === '') throw emptyParameter(path)
      const digits = typeof value === 'number' ? String(value) : value
      if (typeof digits !== 'string' || !/^-?\d{1,15}$/.test(digits)) {
        throw invalidParameter(`Invalid integer: ${shown(value)}`, path, 'parameter_invalid_integer')
      }
      const parsed = Number(digits)
      if (options.min !== undefined && parsed < options.min) {
        const message = `This value must be greater than or equal to ${options.min}.`
        throw invalidParameter(message, path, 'parameter_invalid_integer')
      }
      if (options.max !== undefined && parsed > options.max) {
        const message = `This value must be less than or equal to ${options.max}.`
        throw invalidParameter(message, path, 'parameter_invalid_integer')
      }
      return parsed
    },
  }
}

export function flag(): Rule<boolean> {
  return {
    parse(value, path) {
      if (value === true || value === 'true') return true
      if (value === false || value === 'false') return false
      throw invalidParameter(`Invalid boolean: ${shown(value)}`, path)
    },
  }
}

export function list<T>(item: Rule<T>, options: { max?: number } = {}): Rule<T[]> {
  return {
    parse(value, path) {
      const items = Array.isArray(value) ? value : indexed(value)
      if (!items) throw invalidParameter('Invalid array', path)
      if (items.length > (options.max ?? 100)) throw invalidParameter('Too many items', path)
      return items.map((entry, index) => item.parse(entry, `${path}[${index}]`))
    },
  }
}

/** Form bodies carry arrays as objects with the keys 0, 1, 2… */
function indexed(value: unknown): unknown[] | undefined {
  if (!isRecord(value)) return undefined
  const keys = Object.keys(value)
  if (!keys.every((key) => /^\d+$/.test(key))) return undefined
  return keys.sort((a, b) => Number(a) - Number(b)).map((key) => value[key])
}

export function object<S extends Shape>(shape: S): Rule<Parsed<S>> {
  return {
    parse(value, path) {
      if (!isRecord(value)) throw invalidParameter('Invalid object', path)
      const at = (key: string) => (path === '' ? key : `${path}[${key}]`)
      const unknown = Object.keys(value).find((key) => !Object.hasOwn(shape, key))
      if (unknown !== undefined) {
        const param = at(unknown)
        throw invalidParameter(`Received unknown parameter: ${param}`, param, 'parameter_unknown')
      }
      const parsed: Record<string, unknown> = {}
      for (const [key, rule] of Object.entries(shape)) {
        if (value[key] !== undefined) parsed[key] = rule.parse(value[key], at(key))
        else if (rule.required) throw missingParameter(at(key))
      }
      return parsed as Parsed<S>
    },
  }
}

/** Up to fifty pairs of strings; an empty value removes its key. */
export function metadata(): Rule<Record<string, string>> {
  return {
    parse(value, path) {
      if (value === '') return {}
      if (!isRecord(value)) throw invalidParameter('Invalid object', path)
      const entries = Object.entries(value)
      if (entries.length > 50) throw invalidParameter('Metadata can have up to 50 keys.', path)
      const checked = entries.map(([key, entry]) => metadataEntry(key, entry, `${path}[${key}]`))
      return Object.fromEntries(checked.filter(([, entry]) => entry !== ''))
    },
  }
}

function metadataEntry(key: string, value: unknown, path: string): [string, string] {
  if (typeof value !== 'string') throw invalidParameter('Metadata values must be strings', path)
  if (key.length > 40) throw invalidParameter('Metadata keys can have up to 40 characters.', path)
  if (value.length > 500) throw invalidParameter('Metadata values can have up to 500 characters.', path)
  return [key, value]
}

export interface TimeRange {
  gt?: number
  gte?: number
  lt?: number
  lte?: number
}

/** `created=N` or `created[gte]=N`. */
export function timeRange(): Rule<TimeRange> {
  const exact = integer()
  const bounds = object({ gt: integer(), gte: integer(), lt: integer(), lte: integer() })
  return {
    parse(value, path) {
      if (isRecord(value)) return bounds.parse(value, path)
      const moment = exact.parse(value, path)
      return { gte: moment, lte: moment }
    },
  }
}

function emptyParameter(path: string) {
  const message = `You passed an empty string for '${path}'. Do not send the parameter if it has no value.`
  return invalidParameter(message, path, 'parameter_invalid_empty')
}

function shown(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 100) : typeof value
}
