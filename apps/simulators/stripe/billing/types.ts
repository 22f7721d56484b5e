/*
 * Here and in the `…-types.ts` of each folder: Stripe's own shapes as they are kept and sent. References are identifiers until they are expanded, decimals
 * travel as text.
 */

export interface ListOf<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

export type Metadata = Record<string, string>

export interface Period {
  start: number
  end: number
}
