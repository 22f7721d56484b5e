import type Stripe from 'stripe'
import { DAY } from '../clock.ts'
import { newId } from '../identifiers.ts'
import { BANKS, PLATFORM, post, recordBalance } from '../ledger.ts'
import type { World } from '../world.ts'
import { bankOf } from './banks.ts'
import { BANK, dueOf, setDue } from './requirements.ts'

type Payout = Stripe.Payout

const ARRIVES_AFTER = 2 * DAY

interface NewPayout {
  owner: string
  amount: number
  currency: string
  automatic: boolean
  description?: string
  metadata?: Record<string, string>
  statement_descriptor?: string
}

/** Money on its way from an account to its owner's bank. */
export function sendPayout(world: World, wanted: NewPayout): Payout {
  const { owner, amount, currency, automatic } = wanted
  const id = newId('po')
  const now = world.clock.now()
  post(world, currency, [
    [owner, -amount],
    [BANKS, amount],
  ])
  const description = wanted.description ?? 'STRIPE PAYOUT'
  const shared = { owner, currency, source: id, description }
  const transaction = recordBalance(world, { ...shared, type: 'payout', category: 'payout', amount: -amount })
  const payout = world.tables.payouts.put({
    owner,
    id,
    object: 'payout',
    amount,
    application_fee: null,
    application_fee_amount: null,
    arrival_date: now + ARRIVES_AFTER,
    automatic,
    balance_transaction: transaction.id,
    created: now,
    currency,
    description,
    destination: bankOf(world, owner)?.bank ?? newId('ba'),
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    livemode: false,
    metadata: wanted.metadata ?? {},
    method: 'standard',
    original_payout: null,
    payout_method: null,
    reconciliation_status: automatic ? 'in_progress' : 'not_applicable',
    reversed_by: null,
    source_type: 'card',
    statement_descriptor: wanted.statement_descriptor ?? null,
    status: 'pending',
    trace_id: null,
    type: 'bank_account',
  })
  world.emit('payout.created', shownPayout(payout), accountOf(owner))
  return shownPayout(payout)
}

const MESSAGES: Record<string, string> = {
  no_account:
    'The bank account details on file are probably incorrect. No bank account could be located with those details.',
  account_closed: 'The bank account has been closed.',
  could_not_process: 'The bank could not process this payout.',
}
export const FAILURES = ['no_account', 'account_closed', 'could_not_process'] as const
export type PayoutFailure = (typeof FAILURES)[number]

/** The bank sends it back: the money is on the account again. */
export function failPayout(world: World, id: string, code: PayoutFailure): Payout | undefined {
  const payout = world.tables.payouts.get(id)
  if (!payout || payout.status === 'failed') return undefined
  const { owner, amount, currency } = payout
  post(world, currency, [
    [BANKS, -amount],
    [owner, amount],
  ])
  const description = 'STRIPE PAYOUT FAILURE'
  const shared = { owner, currency, source: id, description }
  const back = recordBalance(world, {
    ...shared,
    type: 'payout_failure',
    category: 'payout_reversal',
    amount,
  })
  const failed = world.tables.payouts.put({
    ...payout,
    status: 'failed',
    failure_code: code,
    failure_message: MESSAGES[code] ?? null,
    failure_balance_transaction: back.id,
  })
  if (code !== 'could_not_process') askForAnotherBank(world, owner)
  world.emit('payout.failed', shownPayout(failed), accountOf(owner))
  return shownPayout(failed)
}

/** Stripe stops paying to a bank account that does not exist until its owner gives another. */
function askForAnotherBank(world: World, owner: string): void {
  const [bank, account] = [bankOf(world, owner), world.tables.accounts.get(owner)]
  if (bank) world.tables.banks.put({ ...bank, errored: true })
  if (account) setDue(world, account, [...new Set([...dueOf(account), BANK])])
}

/** Its day has come: the bank has it, or says that there is no such account. */
export function arrive(world: World, id: string): void {
  const payout = world.tables.payouts.get(id)
  if (payout?.status !== 'pending') return
  if (bankOf(world, payout.owner)?.fails) {
    failPayout(world, id, 'no_account')
    return
  }
  const paid = world.tables.payouts.put({ ...payout, status: 'paid' })
  world.emit('payout.paid', shownPayout(paid), accountOf(payout.owner))
}

/** Whose it is, the account in the header says and not the object. */
export function shownPayout({ owner: _owner, ...payout }: Payout & { owner: string }): Payout {
  return payout
}

const accountOf = (owner: string) => (owner === PLATFORM ? undefined : owner)
