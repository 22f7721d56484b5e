import { endpoint } from '../endpoint.ts'
import { noSuch } from '../errors.ts'
import { fundsOf, PLATFORM } from '../ledger.ts'
import { page, pageParameters } from '../pagination.ts'
import { text } from '../parameters.ts'

const retrieveBalance = endpoint({
  method: 'GET',
  path: '/v1/balance',
  parameters: {},
  forAccounts: true,
  run({ world, account }) {
    const funds = fundsOf(world, account ?? PLATFORM)
    const part = (which: 'available' | 'pending') =>
      funds.map(({ currency, [which]: amount }) => ({ amount, currency, source_types: { card: amount } }))
    return { object: 'balance', available: part('available'), livemode: false, pending: part('pending') }
  },
})

const retrieveTransaction = endpoint({
  method: 'GET',
  path: '/v1/balance_transactions/:id',
  parameters: {},
  forAccounts: true,
  run({ world, account, path: [id = ''] }) {
    const entry = world.tables.balanceEntries.get(id)
    if (!entry || entry.owner !== (account ?? PLATFORM)) throw noSuch('balance_transaction', id)
    return entry.transaction
  },
})

const listTransactions = endpoint({
  method: 'GET',
  path: '/v1/balance_transactions',
  parameters: { ...pageParameters, currency: text(), source: text(), type: text() },
  forAccounts: true,
  run({ world, account, params }) {
    const owner = account ?? PLATFORM
    const found = world.tables.balanceEntries
      .newestFirst()
      .filter((entry) => entry.owner === owner)
      .map((entry) => entry.transaction)
      .filter((transaction) => params.type === undefined || transaction.type === params.type)
      .filter((transaction) => params.source === undefined || transaction.source === params.source)
      .filter((transaction) => params.currency === undefined || transaction.currency === params.currency)
    return page('/v1/balance_transactions', found, params)
  },
})

export const balance = [retrieveBalance, retrieveTransaction, listTransactions]
