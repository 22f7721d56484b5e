import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { money } from '../../amounts.ts'
import { type CardForm, type CardProblems, checkCard } from '../../cards.ts'
import { parseForm } from '../../form.ts'
import { cardFields, TEST_CARDS } from '../../pages/card-fields.ts'
import { type Html, html } from '../../pages/html.ts'
import { sendNotice, sendPage } from '../../pages/layout.ts'
import type { World } from '../../world.ts'
import { attach, newCardMethod } from '../customers/attach.ts'
import { day } from '../dates.ts'
import { cardTyped } from '../portal/portal-page.ts'
import { nowFor } from '../time.ts'
import { collect } from './collect.ts'
import { invoicePdf } from './invoice-pdf.ts'
import type { Invoice } from './invoice-types.ts'

const NOTHING: CardForm = { number: '', expiry: '', cvc: '', name: '' }

/** An invoice's own page, where whoever has its address can pay it, and its PDF. */
export function serveInvoices(app: FastifyInstance, world: World): void {
  app.get('/i/:id', async (request, reply) => {
    const invoice = invoiceOf(world, request)
    if (!invoice) return turnAway(reply)
    await show(reply, 200, invoice, { typed: NOTHING, problems: {} })
  })

  app.get('/i/:id/pdf', async (request, reply) => {
    const invoice = invoiceOf(world, request)
    if (!invoice) return turnAway(reply)
    const disposition = `attachment; filename="Invoice-${invoice.number}.pdf"`
    await reply.header('content-disposition', disposition).type('application/pdf').send(invoicePdf(invoice))
  })

  app.post('/i/:id', async (request, reply) => {
    const invoice = invoiceOf(world, request)
    if (invoice?.status !== 'open' || !world.tables.customers.get(invoice.customer)) return turnAway(reply)
    const typed = cardTyped(parseForm(typeof request.body === 'string' ? request.body : ''))
    const checked = checkCard(typed, nowFor(world, invoice.customer))
    if ('problems' in checked) return show(reply, 422, invoice, { typed, problems: checked.problems })
    const refusal = world.change(() => payWith(world, invoice, typed.name.trim(), checked))
    if (refusal !== undefined) return show(reply, 402, invoice, { typed, problems: {}, refusal })
    await reply.redirect(`/i/${invoice.id}`, 303)
  })
}

/** A card for this invoice alone: it is kept with the customer, and nobody's default. */
function payWith(
  world: World,
  invoice: Invoice,
  name: string,
  { card, behaviour }: Exclude<ReturnType<typeof checkCard>, { problems: CardProblems }>,
): string | undefined {
  const refusal = 'decline' in behaviour ? behaviour.decline : undefined
  const method = newCardMethod(world, { card, refusal, name, email: invoice.customer_email }).id
  attach(world, method, invoice.customer)
  const at = nowFor(world, invoice.customer)
  return collect(world, invoice, { at, method, scheduled: false }).refusal?.message
}

interface Shown {
  typed: CardForm
  problems: CardProblems
  refusal?: string
}

async function show(reply: FastifyReply, status: number, invoice: Invoice, shown: Shown): Promise<void> {
  await sendPage(reply, status, {
    title: `Invoice ${invoice.number}`,
    columns: invoice.status === 'open' ? 'two' : 'one',
    body: invoiceView(invoice, shown),
  })
}

function invoiceView(invoice: Invoice, { typed, problems, refusal }: Shown): Html {
  const { currency, amount_due: due, starting_balance: before, ending_balance: after } = invoice
  const credit = (after ?? 0) - before
  const rows = invoice.lines.data.map(
    (line) => html`<tr><th scope="row">${line.description}</th><td>${money(line.amount, currency)}</td></tr>`,
  )
  const off = invoice.total_discount_amounts.reduce((sum, { amount }) => sum + amount, 0)
  const fields = (invoice.custom_fields ?? []).map(
    ({ name, value }) => html`<p>${name}: <strong>${value}</strong></p>`,
  )
  return html`<section aria-labelledby="invoice">
<h1 id="invoice">Invoice ${invoice.number}</h1>
<p>${invoice.customer_name ?? invoice.customer_email} · ${day(invoice.created)} · ${invoice.status}</p>
${fields}
<table><caption>Items</caption><tbody>${rows}
${off > 0 && html`<tr><th scope="row">Discount</th><td>${money(-off, currency)}</td></tr>`}
${credit !== 0 && html`<tr><th scope="row">Applied balance</th><td>${money(-credit, currency)}</td></tr>`}</tbody>
<tfoot><tr><th scope="row">${invoice.status === 'paid' ? 'Amount paid' : 'Amount due'}</th><td>${money(due, currency)}</td></tr></tfoot></table>
<p><a href="/i/${invoice.id}/pdf">Download PDF</a></p>
</section>
${invoice.status === 'open' && payment(invoice, typed, problems, refusal)}`
}

function payment(
  invoice: Invoice,
  typed: CardForm,
  problems: CardProblems,
  refusal: string | undefined,
): Html {
  return html`<section class="card" aria-labelledby="payment"><h2 id="payment">Pay with card</h2>
${refusal && html`<p class="alert" role="alert">${refusal}</p>`}
<form method="post" action="/i/${invoice.id}" novalidate>
${cardFields(typed, problems)}
<button type="submit">Pay ${money(invoice.amount_due, invoice.currency)}</button>
</form>
${TEST_CARDS}
</section>`
}

function invoiceOf(world: World, request: FastifyRequest): Invoice | undefined {
  const invoice = world.tables.invoices.get((request.params as { id: string }).id)
  return invoice?.status === 'draft' ? undefined : invoice
}

async function turnAway(reply: FastifyReply): Promise<void> {
  await sendNotice(reply, 404, { title: 'Invoice not found', text: 'Check the link and try again.' })
}
