import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type Stripe from 'stripe'
import { money } from '../amounts.ts'
import { fundsOf } from '../ledger.ts'
import { bankOf } from '../resources/banks.ts'
import { sendPayout } from '../resources/payout-states.ts'
import type { World } from '../world.ts'
import { type Html, html } from './html.ts'
import { sendNotice, sendPage } from './layout.ts'

const NEWEST = 20

/** A seller's own page at Stripe: what is there, what is on its way to the bank, what came back. */
export function serveSellerBalance(app: FastifyInstance, world: World): void {
  app.get('/express/:login', async (request, reply) => {
    const account = accountOf(world, request)
    if (!account) return turnAway(reply)
    await sendPage(reply, 200, { title: 'Your balance', columns: 'one', body: balanceView(world, account) })
  })

  app.post('/express/:login', async (request, reply) => {
    const account = accountOf(world, request)
    if (!account) return turnAway(reply)
    world.change(() => {
      if (!canPayOut(world, account)) return
      for (const { currency, available } of fundsOf(world, account))
        if (available > 0)
          sendPayout(world, { owner: account, amount: available, currency, automatic: false })
    })
    await reply.redirect(request.url, 303)
  })
}

function accountOf(world: World, request: FastifyRequest): string | undefined {
  const login = world.tables.logins.get((request.params as { login: string }).login)
  return login && login.expiresAt > world.clock.now() ? login.account : undefined
}

function turnAway(reply: FastifyReply): Promise<void> {
  return sendNotice(reply, 404, { title: 'Link expired', text: 'Open this page from the shop again.' })
}

function canPayOut(world: World, account: string): boolean {
  const bank = bankOf(world, account)
  return bank !== undefined && !bank.errored && fundsOf(world, account).some(({ available }) => available > 0)
}

function balanceView(world: World, account: string): Html {
  const bank = bankOf(world, account)
  const funds = fundsOf(world, account)
  const payouts = world.tables.payouts.newestFirst().filter(({ owner }) => owner === account)
  const received = world.tables.transfers.newestFirst().filter(({ destination }) => destination === account)
  const rows = funds.map(
    ({ currency, available, pending }) =>
      html`<tr><th scope="row">Available</th><td>${money(available, currency)}</td></tr><tr><th scope="row">On its way</th><td>${money(pending, currency)}</td></tr>`,
  )
  return html`<section class="card">
<h1>Your balance</h1>
<table><caption>Balance</caption><tbody>${rows}</tbody></table>
<p>${bank ? `Paid out every day to your bank account ending in ${bank.last4}.` : 'No bank account yet.'}</p>
${bank?.errored && html`<p class="alert" role="alert">Your bank account could not be found. Payouts wait until you give another.</p>`}
${canPayOut(world, account) && html`<form method="post"><button type="submit">Pay out now</button></form>`}
</section>
<section class="card"><h2>Payouts</h2>${list(payouts.slice(0, NEWEST).map(payoutRow), 'Payouts', 'Nothing was paid out yet.')}</section>
<section class="card"><h2>Received</h2>${list(received.slice(0, NEWEST).map(transferRow), 'Received', 'Nothing came in yet.')}</section>`
}

function list(rows: Html[], caption: string, nothing: string): Html {
  if (rows.length === 0) return html`<p>${nothing}</p>`
  return html`<table><caption>${caption}</caption><tbody>${rows}</tbody></table>`
}

function payoutRow({
  amount,
  currency,
  status,
  failure_message: failure,
  arrival_date: arrives,
}: Stripe.Payout): Html {
  const day = new Date(arrives * 1000).toISOString().slice(0, 10)
  const note = failure ?? (status === 'paid' ? `Arrived ${day}` : `Arrives ${day}`)
  return html`<tr><th scope="row">${status}<small>${note}</small></th><td>${money(amount, currency)}</td></tr>`
}

function transferRow({ amount, amount_reversed: back, currency, description }: Stripe.Transfer): Html {
  const taken = back > 0 && html`<small>${money(back, currency)} taken back</small>`
  return html`<tr><th scope="row">${description ?? 'Transfer'}${taken}</th><td>${money(amount, currency)}</td></tr>`
}
