import type Stripe from 'stripe'
import { endpoint } from '../endpoint.ts'
import { noSuch, StripeFault } from '../errors.ts'
import { newId } from '../identifiers.ts'
import { fundsIn, PLATFORM, post, recordBalance } from '../ledger.ts'
import { page, pageParameters } from '../pagination.ts'
import { integer, metadata, text } from '../parameters.ts'
import type { World } from '../world.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/transfers/:id/reversals',
  parameters: { amount: integer({ min: 1 }), description: text({ max: 1000 }), metadata: metadata() },
  run({ world, params, path: [id = ''] }) {
    const transfer = transferNamed(world, id)
    const left = transfer.amount - transfer.amount_reversed
    if (left === 0) throw new StripeFault(400, `Transfer ${id} is already fully reversed.`)
    const amount = params.amount ?? left
    if (amount > left) {
      const message = `Cannot reverse ${amount} of a transfer of which ${left} is left.`
      throw new StripeFault(400, message, { param: 'amount' })
    }
    assertCovered(world, transfer, amount)
    return reverse(world, transfer, { amount, metadata: params.metadata ?? {} })
  },
})

function assertCovered(world: World, transfer: Stripe.Transfer, amount: number): void {
  const { available, pending } = fundsIn(world, String(transfer.destination), transfer.currency)
  if (available + pending >= amount) return
  const message = `Insufficient funds in account ${transfer.destination} to reverse this transfer.`
  throw new StripeFault(400, message, { code: 'balance_insufficient' })
}

function reverse(
  world: World,
  transfer: Stripe.Transfer,
  wanted: { amount: number; metadata: Record<string, string> },
): Stripe.TransferReversal {
  const { amount } = wanted
  const { currency, destination } = transfer
  const id = newId('trr')
  const owner = String(destination)
  const paymentRefund = newId('pyr')
  post(world, currency, [
    [owner, -amount],
    [PLATFORM, amount],
  ])
  const sent = world.tables.balanceEntries.get(String(transfer.balance_transaction))
  const availableOn = sent?.transaction.available_on
  const shared = { currency, description: 'REFUND FOR TRANSFER', availableOn }
  const back = { ...shared, type: 'transfer_refund' as const, category: 'transfer_reversal', source: id }
  const transaction = recordBalance(world, { ...back, amount })
  const taken = { ...shared, type: 'payment_refund' as const, category: 'refund', source: paymentRefund }
  recordBalance(world, { ...taken, owner, amount: -amount })
  const reversal = world.tables.reversals.put({
    id,
    object: 'transfer_reversal',
    amount,
    balance_transaction: transaction.id,
    created: world.clock.now(),
    currency,
    destination_payment_refund: paymentRefund,
    metadata: wanted.metadata,
    source_refund: null,
    transfer: transfer.id,
  })
  noteReversal(world, transfer, reversal)
  return reversal
}

/** The transfer itself carries its ten newest reversals. */
function noteReversal(world: World, transfer: Stripe.Transfer, reversal: Stripe.TransferReversal): void {
  const reversed = transfer.amount_reversed + reversal.amount
  const data = [reversal, ...transfer.reversals.data]
  const reversals = { ...transfer.reversals, data: data.slice(0, 10), has_more: data.length > 10 }
  const done = reversed === transfer.amount
  const after = { ...transfer, amount_reversed: reversed, reversed: done, reversals }
  world.emit('transfer.reversed', world.tables.transfers.put(after))
}

const list = endpoint({
  method: 'GET',
  path: '/v1/transfers/:id/reversals',
  parameters: pageParameters,
  run({ world, params, path: [id = ''] }) {
    transferNamed(world, id)
    const found = world.tables.reversals.newestFirst().filter((reversal) => reversal.transfer === id)
    return page(`/v1/transfers/${id}/reversals`, found, params)
  },
})

function transferNamed(world: World, id: string): Stripe.Transfer {
  const transfer = world.tables.transfers.get(id)
  if (!transfer) throw noSuch('transfer', id)
  return transfer
}

export const transferReversals = [create, list]
