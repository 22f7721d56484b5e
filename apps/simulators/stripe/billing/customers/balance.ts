import { currency } from '../../amounts.ts'
import { endpoint } from '../../endpoint.ts'
import { noSuch } from '../../errors.ts'
import { newId } from '../../identifiers.ts'
import { page, pageParameters } from '../../pagination.ts'
import { integer, metadata, required, text } from '../../parameters.ts'
import type { World } from '../../world.ts'
import { customerNamed } from '../found.ts'
import { nowAt } from '../time.ts'
import type { BalanceTransaction } from './customer-types.ts'

interface Change {
  customer: string
  /** Negative is a credit that lowers what they pay next. */
  amount: number
  currency: string
  type: 'adjustment' | 'applied_to_invoice' | 'unapplied_from_invoice' | 'invoice_too_small'
  at: number
  invoice?: string
  description?: string
  metadata?: Record<string, string>
}

/** Changes what a customer's next invoice starts with, and notes why. */
export function adjustBalance(world: World, change: Change): BalanceTransaction {
  const before = customerNamed(world, change.customer)
  const balance = before.balance + change.amount
  const after = { ...before, balance, currency: before.currency ?? change.currency }
  world.tables.customers.put(after)
  const made = world.tables.customerBalances.put({
    id: newId('cbtxn'),
    object: 'customer_balance_transaction',
    amount: change.amount,
    checkout_session: null,
    created: change.at,
    credit_note: null,
    currency: change.currency,
    customer: change.customer,
    customer_account: null,
    description: change.description ?? null,
    ending_balance: balance,
    invoice: change.invoice ?? null,
    livemode: false,
    metadata: change.metadata ?? {},
    type: change.type,
  })
  world.emit('customer.updated', after, undefined, before)
  return made
}

const create = endpoint({
  method: 'POST',
  path: '/v1/customers/:id/balance_transactions',
  parameters: {
    amount: required(integer()),
    currency: required(currency()),
    description: text({ max: 350 }),
    metadata: metadata(),
  },
  run({ world, params, path: [id = ''] }) {
    const customer = customerNamed(world, id)
    const at = nowAt(world, customer.test_clock)
    return adjustBalance(world, { ...params, customer: id, type: 'adjustment', at })
  },
})

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/customers/:customer/balance_transactions/:id',
  parameters: {},
  run({ world, path: [customer = '', id = ''] }) {
    const found = world.tables.customerBalances.get(id)
    if (!found || found.customer !== customer) throw noSuch('customer_balance_transaction', id)
    return found
  },
})

const listAll = endpoint({
  method: 'GET',
  path: '/v1/customers/:id/balance_transactions',
  parameters: { ...pageParameters, invoice: text() },
  run({ world, params, path: [id = ''] }) {
    customerNamed(world, id)
    const found = world.tables.customerBalances
      .newestFirst()
      .filter(({ customer }) => customer === id)
      .filter(({ invoice }) => params.invoice === undefined || invoice === params.invoice)
    return page(`/v1/customers/${id}/balance_transactions`, found, params)
  },
})

export const customerBalances = [create, retrieve, listAll]
