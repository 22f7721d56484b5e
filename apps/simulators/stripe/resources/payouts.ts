import { currency } from '../amounts.ts'
import { endpoint } from '../endpoint.ts'
import { noSuch, StripeFault } from '../errors.ts'
import { fundsIn, PLATFORM } from '../ledger.ts'
import { page, pageParameters } from '../pagination.ts'
import { integer, metadata, oneOf, required, text } from '../parameters.ts'
import { bankOf } from './banks.ts'
import { sendPayout, shownPayout } from './payout-states.ts'

const create = endpoint({
  method: 'POST',
  path: '/v1/payouts',
  forAccounts: true,
  parameters: {
    amount: required(integer({ min: 1 })),
    currency: required(currency()),
    description: text({ max: 1000 }),
    metadata: metadata(),
    method: oneOf('standard'),
    statement_descriptor: text({ max: 22 }),
  },
  run({ world, account, params }) {
    const owner = account ?? PLATFORM
    const bank = bankOf(world, owner)
    if (account && (!bank || bank.errored)) {
      const message = "Sorry, you don't have any external accounts in that currency."
      throw new StripeFault(400, message, { code: 'payouts_not_allowed' })
    }
    if (fundsIn(world, owner, params.currency).available < params.amount) {
      const message = 'You have insufficient funds in your Stripe account for this payout.'
      throw new StripeFault(400, message, { code: 'balance_insufficient' })
    }
    return sendPayout(world, { ...params, owner, automatic: false })
  },
})

const retrieve = endpoint({
  method: 'GET',
  path: '/v1/payouts/:id',
  forAccounts: true,
  parameters: {},
  run({ world, account, path: [id = ''] }) {
    const payout = world.tables.payouts.get(id)
    if (!payout || payout.owner !== (account ?? PLATFORM)) throw noSuch('payout', id)
    return shownPayout(payout)
  },
})

const list = endpoint({
  method: 'GET',
  path: '/v1/payouts',
  forAccounts: true,
  parameters: { ...pageParameters, status: oneOf('canceled', 'failed', 'in_transit', 'paid', 'pending') },
  run({ world, account, params }) {
    const found = world.tables.payouts
      .newestFirst()
      .filter(({ owner }) => owner === (account ?? PLATFORM))
      .filter(({ status }) => params.status === undefined || status === params.status)
      .map(shownPayout)
    return page('/v1/payouts', found, params)
  },
})

export const payouts = [create, retrieve, list]
