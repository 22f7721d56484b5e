import type { z } from 'zod'
import type { Problem } from './http/contract.ts'
import type { Endpoint } from './http/endpoint.ts'

export type { Endpoint } from './http/endpoint.ts'

type Part<E extends Endpoint, K extends 'params' | 'querystring' | 'body'> =
  E['schema'] extends Record<K, infer S extends z.ZodType> ? { [P in K]: z.input<S> } : unknown
type OptionalQuery<E extends Endpoint> = E['schema'] extends { querystring: infer S extends z.ZodType }
  ? { querystring?: z.input<S> }
  : unknown
export type Asked<E extends Endpoint> = Part<E, 'params'> &
  OptionalQuery<E> &
  Part<E, 'body'> & { idempotencyKey?: string }
type Responses<E extends Endpoint> = E['schema']['response']
/** What an endpoint answers when all went well. */
export type Answer<E extends Endpoint> = Responses<E>[keyof Responses<E>] extends infer S extends z.ZodType
  ? z.output<S>
  : never

/** Anything that sends a request: `fetch`, or an app under test. */
export type Send = (
  path: string,
  init: { method: string; headers: Record<string, string>; body?: string },
) => Promise<Response>

/** The API said no: `status` and `code` as in its problem+json, `fields` when a form is wrong. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly fields: Record<string, string> | undefined
  readonly requestId: string | undefined
  readonly retryAfter: string | null

  constructor(status: number, problem: Partial<Problem>, retryAfter: string | null) {
    super(problem.detail ?? 'The service did not answer as expected.')
    this.status = status
    this.code = problem.code ?? 'UNKNOWN'
    this.fields = problem.fields
    this.requestId = problem.requestId
    this.retryAfter = retryAfter
  }
}

const BASE = '/api/v1'

/** A typed way to ask: `call(endpoint, { params, querystring, body })`. `onResponse` sees headers such as Set-Cookie. */
export function createClient(
  send: Send,
  headers: Record<string, string> = {},
  onResponse?: (response: Response) => void,
) {
  return async function call<const E extends Endpoint>(
    endpoint: E,
    ...[asked]: MaybeNothing<E>
  ): Promise<Answer<E>> {
    const { params = {}, querystring, body, idempotencyKey } = (asked ?? {}) as Parts
    const path = endpoint.url.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
    const response = await send(BASE + path + queryOf(querystring), {
      method: endpoint.method,
      headers: {
        ...headers,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    onResponse?.(response)
    if (response.ok && endpoint.config.produces === 'application/pdf')
      return new Uint8Array(await response.arrayBuffer()) as Answer<E>
    const text = await response.text()
    const answer = response.ok && endpoint.config.produces ? text : text ? parse(text) : null
    if (!response.ok)
      throw new ApiError(
        response.status,
        (answer ?? {}) as Partial<Problem>,
        response.headers.get('retry-after'),
      )
    return answer as Answer<E>
  }
}

type MaybeNothing<E extends Endpoint> = object extends Asked<E> ? [asked?: Asked<E>] : [asked: Asked<E>]

interface Parts {
  params?: Record<string, string>
  querystring?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
}

function queryOf(querystring: Record<string, unknown> | undefined) {
  const set = Object.entries(querystring ?? {}).filter(([, value]) => value !== undefined && value !== '')
  return set.length
    ? `?${new URLSearchParams(set.map(([name, value]): [string, string] => [name, String(value)]))}`
    : ''
}

/** A proxy's HTML error page is no problem+json. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
