import { HOUR } from '../clock.ts'
import type { Account } from '../tables.ts'
import type { World } from '../world.ts'

/** What Stripe asks a private seller for, in the order of its form. */
export const REQUIREMENTS = [
  'identity.individual.given_name',
  'identity.individual.surname',
  'identity.individual.date_of_birth',
  'identity.individual.address',
  'identity.individual.id_numbers.us_ssn_last_4',
  'configuration.recipient.default_outbound_destination',
  'identity.attestations.terms_of_service.account',
] as const
export type Requirement = (typeof REQUIREMENTS)[number]

export const BANK: Requirement = 'configuration.recipient.default_outbound_destination'
/** Stripe looks at a document by hand; until then nobody can do anything. */
const REVIEW = 'identity.individual.documents.primary_verification'
const REVIEW_TAKES = HOUR

type Entry = NonNullable<NonNullable<Account['requirements']>['entries']>[number]
type Recipient = NonNullable<NonNullable<Account['configuration']>['recipient']>

function entry(description: string, from: 'user' | 'stripe'): Entry {
  const deadline = { status: 'currently_due' as const }
  const capability = 'stripe_balance.stripe_transfers' as const
  return {
    awaiting_action_from: from,
    description,
    errors: [],
    impact: { restricts_capabilities: [{ capability, configuration: 'recipient', deadline }] },
    minimum_deadline: deadline,
    requested_reasons: [{ code: from === 'user' ? 'routine_onboarding' : 'routine_verification' }],
  }
}

/** How a new account begins: with everything to be given. */
export function unverified(requestsTransfers: boolean): Pick<Account, 'requirements' | 'configuration'> {
  return {
    requirements: { entries: REQUIREMENTS.map((each) => entry(each, 'user')) },
    configuration: { recipient: recipientWith(requestsTransfers ? 'restricted' : undefined) },
  }
}

export function dueOf({ requirements }: Account): string[] {
  const entries = requirements?.entries ?? []
  return entries.filter((each) => each.awaiting_action_from === 'user').map((each) => each.description)
}

/** Sets what is still asked for; an account that nothing is asked of may receive transfers. */
export function setDue(world: World, account: Account, due: string[], review = false): Account {
  const entries = [...due.map((each) => entry(each, 'user')), ...(review ? [entry(REVIEW, 'stripe')] : [])]
  const before = transfersStatus(account)
  const status = entries.length ? ('restricted' as const) : ('active' as const)
  const after = world.tables.accounts.put({
    ...account,
    requirements: { entries },
    ...(before && { configuration: { recipient: recipientWith(status) } }),
  })
  if (review)
    world.tables.reviews.put({ id: account.id, until: world.clock.now() + REVIEW_TAKES, over: false })
  world.emitThin('v2.core.account[requirements].updated', account.id)
  if (before && before !== status)
    world.emitThin('v2.core.account[configuration.recipient].capability_status_updated', account.id)
  return after
}

export function transfersStatus(account: Account): string | undefined {
  return account.configuration?.recipient?.capabilities?.stripe_balance?.stripe_transfers?.status
}

function recipientWith(status: 'active' | 'restricted' | undefined): Recipient {
  if (!status) return { applied: true, capabilities: {} }
  const details =
    status === 'active' ? [] : [{ code: 'requirements_past_due', resolution: 'provide_info' } as const]
  const transfers = { status, status_details: details }
  return { applied: true, capabilities: { stripe_balance: { stripe_transfers: transfers } } }
}
