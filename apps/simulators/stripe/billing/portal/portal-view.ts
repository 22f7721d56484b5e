import { money } from '../../amounts.ts'
import type { CardForm, CardProblems } from '../../cards.ts'
import { cardFields, TEST_CARDS } from '../../pages/card-fields.ts'
import { Html, html } from '../../pages/html.ts'
import type { World } from '../../world.ts'
import { attachedTo, payingMethod } from '../customers/attach.ts'
import type { Customer } from '../customers/customer-types.ts'
import { day } from '../dates.ts'
import type { Invoice } from '../invoices/invoice-types.ts'
import { productName } from '../subscriptions/bill.ts'
import { periodOf } from '../subscriptions/items.ts'
import type { Subscription } from '../subscriptions/subscription-types.ts'
import type { PortalConfiguration, PortalSession } from './portal-types.ts'

export interface Visit {
  world: World
  session: PortalSession
  configuration: PortalConfiguration
  customer: Customer
}

interface Shown {
  typed: CardForm
  problems: CardProblems
  refusal?: string
  said?: string
}

/** A customer's own page: what they pay for, with which card, and what they paid. */
export function portalView(visit: Visit, { typed, problems, refusal, said }: Shown): Html {
  const { session, customer, configuration, world } = visit
  const only = session.flow?.type
  const { features, business_profile: profile } = configuration
  const alert =
    refusal ?? (Object.keys(problems).length > 0 ? 'Please correct the fields marked below.' : undefined)
  const mine = world.tables.subscriptions
    .newestFirst()
    .filter((each) => each.customer === customer.id && each.ended_at === null)
  const cards = features.payment_method_update.enabled && only !== 'subscription_cancel'
  return html`<section class="card">
<h1>${profile.headline ?? 'Manage your billing'}</h1>
<p>${customer.name ?? customer.email ?? customer.id}</p>
${said && html`<p role="status">${said}</p>`}
${alert && html`<p class="alert" role="alert">${alert}</p>`}
${session.return_url && html`<p><a href="${session.return_url}">Go back</a></p>`}
</section>
${only !== 'payment_method_update' && subscriptions(visit, mine)}
${cards && cardSection(visit, mine, typed, problems)}
${features.invoice_history.enabled && !only && invoices(visit)}`
}

function subscriptions({ world, configuration, session }: Visit, mine: Subscription[]): Html {
  if (mine.length === 0)
    return html`<section class="card"><h2>Subscription</h2><p>You have no subscription.</p></section>`
  const { enabled, mode } = configuration.features.subscription_cancel
  const path = `/p/session/${session.id}`
  const rows = mine.map((subscription) => {
    const [item] = subscription.items.data
    const price =
      item &&
      `${money(item.price.unit_amount * item.quantity, item.price.currency)} per ${item.price.recurring?.interval}`
    const ends = subscription.cancel_at_period_end
    const until = day(subscription.cancel_at ?? periodOf(subscription).end)
    const label = mode === 'immediately' ? 'Cancel subscription now' : `Cancel subscription on ${until}`
    return html`<p><strong>${item && productName(world, item)}</strong> ${price} · ${subscription.status}</p>
<p>${ends ? `Ends on ${until}.` : `Renews on ${until}.`}</p>
${
  enabled &&
  html`<form method="post" action="${path}/${ends ? 'renew' : 'cancel'}">
<input type="hidden" name="subscription" value="${subscription.id}">
<button class="plain" type="submit">${ends ? 'Don’t cancel subscription' : label}</button></form>`
}`
  })
  return html`<section class="card"><h2>Subscription</h2>${rows}</section>`
}

function cardSection(visit: Visit, mine: Subscription[], typed: CardForm, problems: CardProblems): Html {
  const { world, customer, session } = visit
  const paying = payingMethod(world, customer, mine[0])
  const current = attachedTo(world, customer.id).find(({ id }) => id === paying)?.card
  return html`<section class="card"><h2>Payment method</h2>
<p>${current ? `${current.brand} ending in ${current.last4}, expires ${current.exp_month}/${current.exp_year}` : 'No card yet.'}</p>
<form method="post" action="/p/session/${session.id}/card" novalidate>
${cardFields(typed, problems)}
<button type="submit">Save card</button>
</form>
${TEST_CARDS}
</section>`
}

function invoices({ world, customer }: Visit): Html {
  const rows = world.tables.invoices
    .newestFirst()
    .filter((invoice) => invoice.customer === customer.id && invoice.status !== 'draft')
    .map(invoiceRow)
  const none = html`<p>No invoices yet.</p>`
  const table = html`<table><caption>Invoices</caption><tbody>${rows}</tbody></table>`
  return html`<section class="card"><h2>Invoice history</h2>${rows.length > 0 ? table : none}</section>`
}

function invoiceRow({ number, created, status, total, currency, hosted_invoice_url: url }: Invoice): Html {
  const link = url ? html`<a href="${url}">${number}</a>` : new Html('')
  return html`<tr><th scope="row">${link}<small>${day(created)} · ${status}</small></th><td>${money(total, currency)}</td></tr>`
}
