import type Stripe from 'stripe'
import { money } from '../amounts.ts'
import type { CardForm, CardProblems } from '../cards.ts'
import type { LineItem } from '../tables.ts'
import { cardFields, TEST_CARDS } from './card-fields.ts'
import { type Html, html } from './html.ts'

type Session = Stripe.Checkout.Session

export interface Typed extends CardForm {
  email: string
}
export const NOTHING_TYPED: Typed = { number: '', expiry: '', cvc: '', name: '', email: '' }

interface View {
  session: Session
  lineItems: LineItem[]
  typed: Typed
  problems: CardProblems
  /** Nothing is to be paid now and no card is asked for. */
  cardless: boolean
  /** A promotion code may be typed. */
  takesCodes: boolean
  /** What the bank said to the last attempt. */
  refusal: string | undefined
}

export function checkoutView({ session, lineItems, typed, problems, refusal, ...view }: View): Html {
  const total = money(session.amount_total ?? 0, session.currency ?? 'usd')
  const invalid = Object.keys(problems).length > 0
  const alert = refusal ?? (invalid ? 'Please correct the fields marked below.' : undefined)
  const cancel = session.cancel_url && html`<p><a href="${session.cancel_url}">Cancel and go back</a></p>`
  return html`<section aria-labelledby="order">
<h1 id="order">Your order</h1>
${summary(lineItems, total)}
${cancel}
</section>
<section class="card" aria-labelledby="payment">
<h2 id="payment">${view.cardless ? 'Start without a card' : 'Pay with card'}</h2>
${alert && html`<p class="alert" role="alert" id="alert">${alert}</p>`}
<form method="post" action="/c/pay/${session.id}" novalidate>
${emailField(session, typed)}
${!view.cardless && cardFields(typed, problems)}
${view.takesCodes && CODE_FIELD}
<button type="submit">${action(session, total)}</button>
</form>
${TEST_CARDS}
</section>`
}

const CODE_FIELD = html`<div class="field"><label for="promotion_code">Promotion code (optional)</label>
<input id="promotion_code" name="promotion_code" type="text" autocomplete="off"></div>`

function action(session: Session, total: string): string {
  if (session.mode !== 'subscription') return `Pay ${total}`
  return session.amount_total === 0 ? 'Start trial' : `Subscribe for ${total}`
}

function summary(lineItems: LineItem[], total: string): Html {
  const rows = lineItems.map((line) => {
    const each = money(line.price.unit_amount ?? 0, line.currency)
    const count = (line.quantity ?? 1) > 1 && html`<small>${line.quantity} × ${each}</small>`
    return html`<tr><th scope="row">${line.description}${count}</th><td>${money(line.amount_total, line.currency)}</td></tr>`
  })
  return html`<table><caption>Items</caption>
<tbody>${rows}</tbody>
<tfoot><tr><th scope="row">Total</th><td>${total}</td></tr></tfoot>
</table>`
}

function emailField(session: Session, typed: Typed): Html {
  if (session.customer_email) return html`<p>Receipt to <strong>${session.customer_email}</strong></p>`
  return html`<div class="field"><label for="email">Email (optional)</label>
<input id="email" name="email" type="email" autocomplete="email" value="${typed.email}"></div>`
}

export function authenticationView(session: Session): Html {
  const total = money(session.amount_total ?? 0, session.currency ?? 'usd')
  return html`<section class="card">
<h1>3-D Secure</h1>
<p>Your bank asks you to confirm the payment of <strong>${total}</strong>.</p>
<form method="post">
<button type="submit" name="result" value="complete">Complete authentication</button>
<button class="plain" type="submit" name="result" value="fail">Fail authentication</button>
</form>
</section>`
}
