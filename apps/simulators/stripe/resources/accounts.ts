import { endpoint } from '../endpoint.ts'
import { noSuch, StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { flag, list, metadata, object, oneOf, required, text } from '../parameters.ts'
import type { Account } from '../tables.ts'
import type { World } from '../world.ts'
import { setDue, transfersStatus, unverified } from './requirements.ts'

const INCLUDABLE = ['configuration.recipient', 'defaults', 'identity', 'requirements'] as const
type Include = (typeof INCLUDABLE)[number]
const include = list(oneOf(...INCLUDABLE))

const requested = object({ requested: required(flag()) })
const recipient = object({
  capabilities: object({ stripe_balance: object({ stripe_transfers: requested }) }),
})

const create = endpoint({
  method: 'POST',
  path: '/v2/core/accounts',
  parameters: {
    configuration: object({ recipient }),
    contact_email: text({ max: 800 }),
    dashboard: oneOf('express', 'full', 'none'),
    defaults: object({
      currency: text({ max: 3 }),
      responsibilities: object({
        fees_collector: oneOf('application', 'application_custom', 'application_express', 'stripe'),
        losses_collector: oneOf('application', 'stripe'),
      }),
    }),
    display_name: text(),
    identity: object({
      country: text({ max: 2 }),
      entity_type: oneOf('company', 'government_entity', 'individual', 'non_profit'),
    }),
    include,
    metadata: metadata(),
  },
  run({ world, params }) {
    const wanted = params.configuration?.recipient
    const transfers = wanted?.capabilities?.stripe_balance?.stripe_transfers?.requested === true
    const account: Account = {
      id: newId('acct', 16),
      object: 'v2.core.account',
      applied_configurations: wanted ? ['recipient'] : [],
      closed: false,
      ...(wanted ? unverified(transfers) : { configuration: {}, requirements: { entries: [] } }),
      contact_email: params.contact_email,
      created: new Date(world.clock.now() * 1000).toISOString(),
      dashboard: params.dashboard ?? 'none',
      defaults: defaultsFrom(params.defaults),
      display_name: params.display_name,
      identity: { country: params.identity?.country, entity_type: params.identity?.entity_type },
      livemode: false,
      metadata: params.metadata ?? {},
    }
    const made = world.tables.accounts.put(account)
    world.emitThin('v2.core.account.created', made.id)
    return shown(made, params.include ?? [])
  },
})

const retrieve = endpoint({
  method: 'GET',
  path: '/v2/core/accounts/:id',
  parameters: { include },
  run: ({ world, params, path: [id = ''] }) => shown(accountNamed(world, id), params.include ?? []),
})

function defaultsFrom(
  given: {
    currency?: string
    responsibilities?: { fees_collector?: Collector; losses_collector?: 'application' | 'stripe' }
  } = {},
): Account['defaults'] {
  const { currency = 'usd', responsibilities } = given
  return {
    currency,
    responsibilities: {
      fees_collector: responsibilities?.fees_collector ?? 'stripe',
      losses_collector: responsibilities?.losses_collector ?? 'stripe',
      requirements_collector: 'stripe',
    },
  }
}
type Collector = 'application' | 'application_custom' | 'application_express' | 'stripe'

/** Version 2 leaves these parts out unless `include` names them: a status read without it is absent. */
function shown(account: Account, included: Include[]): object {
  const has = (part: Include) => included.includes(part)
  return {
    ...account,
    configuration: has('configuration.recipient') ? account.configuration : null,
    defaults: has('defaults') ? account.defaults : null,
    identity: has('identity') ? account.identity : null,
    requirements: has('requirements') ? account.requirements : null,
  }
}

export function accountNamed(world: World, id: string): Account {
  const account = world.tables.accounts.get(id)
  if (!account) throw noSuch('account', id)
  return account
}

/** What finishing the onboarding does: the account may receive transfers. */
export function activate(world: World, id: string): Account {
  const account = accountNamed(world, id)
  if (transfersStatus(account) === undefined) {
    throw new StripeFault(400, `Account ${id} never asked for the stripe_transfers capability.`)
  }
  return setDue(world, account, [])
}

export const accounts = [create, retrieve]
