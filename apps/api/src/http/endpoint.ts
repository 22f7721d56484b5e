import type { ZodObject, ZodType } from 'zod'

/** Who may ask: checked before the handler, so that a route without an answer to this question does not start. */
export type Access = 'anyone' | 'member' | 'moderator' | 'admin' | 'finance' | 'super_admin'

/** Which hosts answer: a school's, the platform's (`admin.`), both, or also the bare domain. */
export type At = 'school' | 'platform' | 'school-and-platform' | 'everywhere'

export interface EndpointConfig {
  access: Access
  at: At
  /** The write needs an Idempotency-Key header. */
  idempotencyKey?: true
  /**
   * Still possible while the school is suspended or has not paid, though it is not a read: what was paid for comes to its end all the
   * same, and so does the bill.
   */
  whileSuspended?: true
  /** A token that counts no more is taken for none: signing out twice is the same as once. */
  staleToken?: true
  /** The answer is a file of this media type: to the client a text, or bytes where it is none. */
  produces?: 'text/calendar' | 'text/csv' | 'text/vtt' | 'application/pdf'
  /** Requests a minute from one address, when the default for writes is too many. */
  perMinute?: number
}

/** One thing the API can be asked. Fastify serves it, the client calls it: both read this one object. */
export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  url: string
  config: EndpointConfig
  schema: {
    summary: string
    params?: ZodObject
    querystring?: ZodObject
    body?: ZodType
    response: { 200: ZodType } | { 201: ZodType } | { 202: ZodType } | { 204: ZodType } | { 302: ZodType }
  }
}
