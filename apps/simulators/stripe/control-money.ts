import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { ControlError } from './control-error.ts'
import { fundsIn } from './ledger.ts'
import { accountNamed, activate } from './resources/accounts.ts'
import { setBank } from './resources/banks.ts'
import { decideDispute, openDispute, REASONS } from './resources/dispute-states.ts'
import { disputeNamed } from './resources/disputes.ts'
import { arrive, FAILURES, failPayout, sendPayout } from './resources/payout-states.ts'
import { failRefund } from './resources/refunds.ts'
import { setDue } from './resources/requirements.ts'
import type { World } from './world.ts'

const disputeBody = z.strictObject({
  /** A charge, or the payment or checkout session that made it. */
  charge: z.string(),
  amount: z.int().min(1).optional(),
  reason: z.enum(REASONS).optional(),
  inquiry: z.boolean().optional(),
})
const decideBody = z.strictObject({ outcome: z.enum(['won', 'lost']) })
const payOutBody = z.strictObject({ amount: z.int().min(1).optional(), currency: z.string().default('usd') })
const failBody = z.strictObject({ code: z.enum(FAILURES).default('no_account') })
const restrictBody = z.strictObject({ due: z.array(z.string()) })
const bankBody = z.strictObject({ account: z.string() })

/** What banks, cardholders and Stripe's own people do to money and accounts. */
export function serveMoneyControl(app: FastifyInstance, world: World): void {
  app.post('/disputes', (request) => {
    const { charge: id, ...wanted } = disputeBody.parse(request.body)
    return world.change(() => openDispute(world, chargeOf(world, id), wanted))
  })
  app.post('/disputes/:id/decide', (request) => {
    const { outcome } = decideBody.parse(request.body)
    return world.change(() => decideDispute(world, disputeNamed(world, idIn(request)), outcome))
  })
  app.post('/accounts/:id/activate', (request) => world.change(() => activate(world, idIn(request))))
  app.post('/accounts/:id/restrict', (request) => {
    const { due } = restrictBody.parse(request.body)
    return world.change(() => setDue(world, accountNamed(world, idIn(request)), due))
  })
  app.post('/accounts/:id/bank', (request) => {
    const { account } = bankBody.parse(request.body)
    return world.change(() => setBank(world, accountNamed(world, idIn(request)).id, account))
  })
  app.post('/accounts/:id/pay_out', (request) => payOut(world, request))
  app.post('/payouts/:id/fail', (request) => {
    const { code } = failBody.parse(request.body ?? {})
    const failed = world.change(() => failPayout(world, idIn(request), code))
    if (!failed) throw new ControlError(409, 'no such payout, or it failed already')
    return failed
  })
  app.post('/refunds/:id/fail', (request) => {
    const failed = world.change(() => failRefund(world, idIn(request)))
    if (!failed) throw new ControlError(409, 'no such refund, or it failed already')
    return failed
  })
  app.post('/arrive', () => world.change(() => arriveNow(world)))
  app.get('/objects', () => everythingIn(world))
}

/** A connected account's money leaving for its bank at once, so that it cannot cover a reversal any more. */
function payOut(world: World, request: FastifyRequest) {
  const { amount: wanted, currency } = payOutBody.parse(request.body ?? {})
  const owner = accountNamed(world, idIn(request)).id
  const held = fundsIn(world, owner, currency)
  const amount = wanted ?? held.available
  if (amount <= 0 || amount > held.available)
    throw new ControlError(409, `only ${held.available} is available`)
  return world.change(() => {
    const payout = sendPayout(world, { owner, amount, currency, automatic: false })
    arrive(world, payout.id)
    return payout
  })
}

/** Whatever is on its way to a balance is there, without any time passing. */
function arriveNow(world: World) {
  const now = world.clock.now()
  const waiting = world.tables.balanceEntries
    .values()
    .filter(({ transaction }) => transaction.status === 'pending')
  for (const entry of waiting) {
    const transaction = { ...entry.transaction, status: 'available' as const, available_on: now }
    world.tables.balanceEntries.put({ ...entry, transaction })
  }
  return { arrived: waiting.length }
}

/** All that the platform made or caused, for looking at what is written on it. */
function everythingIn({ tables }: World) {
  const { sessions, intents, charges, refunds, transfers, reversals, disputes, accounts } = tables
  const { customers, subscriptions, invoices, invoiceItems, products, prices } = tables
  const billing = { customers, subscriptions, invoices, invoiceItems, products, prices }
  const kinds = { sessions, intents, charges, refunds, transfers, reversals, disputes, accounts, ...billing }
  return Object.fromEntries(Object.entries(kinds).map(([kind, table]) => [kind, table.values()]))
}

function chargeOf(world: World, id: string) {
  const { charges, intents, sessions } = world.tables
  const intent = intents.get(id) ?? intents.get(String(sessions.get(id)?.payment_intent))
  const charge = charges.get(id) ?? charges.get(String(intent?.latest_charge))
  if (!charge) throw new ControlError(404, `no charge of ${id}`)
  return charge
}

function idIn(request: FastifyRequest): string {
  return (request.params as { id: string }).id
}
