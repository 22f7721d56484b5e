import { StripeFault } from './errors.ts'
import { expandPaths } from './expand.ts'
import type { Parsed, Rule, Shape } from './parameters.ts'
import { list, object, text } from './parameters.ts'
import type { World } from './world.ts'

export interface Surroundings {
  world: World
  /** Where the hosted pages live. */
  origin: string
  /** The account of the `Stripe-Account` header. */
  account: string | undefined
}

export interface Call<P> extends Surroundings {
  params: P
  /** The identifiers in the path, in order. */
  path: string[]
}

export interface Endpoint {
  method: 'GET' | 'POST' | 'DELETE'
  /** Such as `/v1/charges/:id`. */
  path: string
  /** Whether it may be called on behalf of a connected account. */
  forAccounts: boolean
  /** Checks the parameters, then gives back the work to be done with them. */
  prepare: (raw: unknown, path: string[], surroundings: Surroundings) => () => object
}

interface Definition<S extends Shape> {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  parameters: S
  forAccounts?: boolean
  /** A fault that is given back rather than thrown refuses the call and keeps what was done: a card was declined, and that is a fact. */
  run: (call: Call<Parsed<S>>) => object
}

const expansion: Rule<string[]> = list(text(), { max: 20 })

/** An endpoint with an explicit list of parameters; version 1 endpoints also take `expand`. */
export function endpoint<S extends Shape>(definition: Definition<S>): Endpoint {
  const { method, path, forAccounts = false } = definition
  const own = object(definition.parameters)
  const expandable = path.startsWith('/v1/')
  return {
    method,
    path,
    forAccounts,
    prepare(raw, ids, surroundings) {
      const { expand, ...rest } = { ...(raw as Record<string, unknown>) }
      const sent = expandable || expand === undefined ? rest : { ...rest, expand }
      const params = own.parse(sent, '')
      const paths = expandable && expand !== undefined ? expansion.parse(expand, 'expand') : []
      return () => {
        const answer = definition.run({ ...surroundings, params, path: ids })
        return answer instanceof StripeFault ? answer : expandPaths(surroundings.world, answer, paths)
      }
    },
  }
}
