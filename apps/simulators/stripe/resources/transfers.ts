import type Stripe from 'stripe'
import { currency } from '../amounts.ts'
import { endpoint } from '../endpoint.ts'
import { noSuch, StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { fundsIn, PLATFORM, post, recordBalance } from '../ledger.ts'
import { page, pageParameters } from '../pagination.ts'
import { integer, metadata, required, text } from '../parameters.ts'
import type { World } from '../world.ts'
import { transfersStatus } from './requirements.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/transfers',
  parameters: {
    amount: required(integer({ min: 1 })),
    currency: required(currency()),
    description: text({ max: 1000 }),
    destination: required(text()),
    metadata: metadata(),
    source_transaction: text(),
    transfer_group: text(),
  },
  run({ world, params }) {
    assertPayable(world, params.destination)
    const charge = params.source_transaction === undefined ? null : sourceCharge(world, params)
    if (!charge) assertAvailable(world, params)
    return transfer(world, params, charge)
  },
})

interface Wanted {
  amount: number
  currency: string
  description?: string
  destination: string
  metadata?: Record<string, string>
  source_transaction?: string
  transfer_group?: string
}

function assertPayable(world: World, destination: string): void {
  const account = world.tables.accounts.get(destination)
  if (!account) throw noSuch('destination', destination, 'destination')
  if (transfersStatus(account) === 'active') return
  const message =
    'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments'
  throw new StripeFault(400, message, { code: 'insufficient_capabilities_for_transfer' })
}

/** The charge that funds a transfer: paid, of the same currency, with enough left of it. */
function sourceCharge(world: World, wanted: Wanted): Stripe.Charge {
  const id = wanted.source_transaction ?? ''
  const param = 'source_transaction'
  const charge = world.tables.charges.get(id)
  if (!charge) throw noSuch('charge', id, param)
  if (charge.status !== 'succeeded') {
    throw new StripeFault(400, `The charge ${id} did not succeed.`, { param })
  }
  if (charge.currency !== wanted.currency) {
    const message = `The currency of source_transaction's balance transaction (${charge.currency}) must be the same as the transfer currency (${wanted.currency}).`
    throw new StripeFault(400, message, { param: 'currency' })
  }
  const moved = world.tables.transfers
    .values()
    .filter((transfer) => transfer.source_transaction === id)
    .reduce((sum, transfer) => sum + transfer.amount - transfer.amount_reversed, 0)
  if (wanted.amount > charge.amount - charge.amount_refunded - moved) {
    const message = `Cannot use source_transaction ${id} for more than the charge has left: ${charge.amount - charge.amount_refunded - moved}.`
    throw new StripeFault(400, message, { param: 'amount' })
  }
  return charge
}

function assertAvailable(world: World, wanted: Wanted): void {
  if (fundsIn(world, PLATFORM, wanted.currency).available >= wanted.amount) return
  const message = 'You have insufficient available funds in your Stripe account.'
  throw new StripeFault(400, message, { code: 'balance_insufficient' })
}

/** Moves money to a connected account; it is available there when the charge's money is. */
function transfer(world: World, wanted: Wanted, charge: Stripe.Charge | null): Stripe.Transfer {
  const { amount, destination } = wanted
  const id = newId('tr')
  const destinationPayment = newId('py')
  post(world, wanted.currency, [
    [PLATFORM, -amount],
    [destination, amount],
  ])
  const funding = world.tables.balanceEntries.get(String(charge?.balance_transaction))
  const description = wanted.description ?? null
  const availableOn = funding?.transaction.available_on
  const shared = { currency: wanted.currency, description, availableOn, category: 'transfer' }
  const transaction = recordBalance(world, { ...shared, type: 'transfer', amount: -amount, source: id })
  const arrival = { ...shared, type: 'payment' as const, category: 'charge', source: destinationPayment }
  recordBalance(world, { ...arrival, owner: destination, amount })
  const made = world.tables.transfers.put({
    id,
    object: 'transfer',
    amount,
    amount_reversed: 0,
    balance_transaction: transaction.id,
    created: world.clock.now(),
    currency: wanted.currency,
    description,
    destination,
    destination_payment: destinationPayment,
    livemode: false,
    metadata: wanted.metadata ?? {},
    reversals: { object: 'list', data: [], has_more: false, url: `/v1/transfers/${id}/reversals` },
    reversed: false,
    source_transaction: charge?.id ?? null,
    source_type: 'card',
    transfer_group: wanted.transfer_group ?? groupOf(charge),
  })
  world.emit('transfer.created', made)
  return made
}

function groupOf(charge: Stripe.Charge | null): string | null {
  return charge && (charge.transfer_group ?? `group_${charge.payment_intent}`)
}

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/transfers/:id',
  parameters: {},
  run({ world, path: [id = ''] }) {
    const found = world.tables.transfers.get(id)
    if (!found) throw noSuch('transfer', id)
    return found
  },
})

const list = endpoint({
  method: 'GET',
  path: '/v1/transfers',
  parameters: { ...pageParameters, destination: text(), transfer_group: text() },
  run({ world, params }) {
    const { destination, transfer_group: group } = params
    const found = world.tables.transfers
      .newestFirst()
      .filter((each) => destination === undefined || each.destination === destination)
      .filter((each) => group === undefined || each.transfer_group === group)
    return page('/v1/transfers', found, params)
  },
})

export const transfers = [create, retrieve, list]
