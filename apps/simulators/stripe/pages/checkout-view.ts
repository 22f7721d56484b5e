import type Stripe from 'stripe'
import { money } from '../amounts.ts'
import type { CardField, CardForm, CardProblems } from '../cards.ts'
import type { LineItem } from '../tables.ts'
import { Html, html } from './html.ts'

type Session = Stripe.Checkout.Session

export interface Typed extends CardForm {
  email: string
}
export const NOTHING_TYPED: Typed = { number: '', expiry: '', cvc: '', name: '', email: '' }

const TEST_CARDS = new Html(`<details><summary>Test cards</summary><dl>
<dt>4242 4242 4242 4242</dt><dd>pays</dd>
<dt>4000 0025 0000 3155</dt><dd>asks for 3-D Secure</dd>
<dt>4000 0000 0000 0002</dt><dd>is declined</dd>
<dt>4000 0000 0000 9995</dt><dd>has insufficient funds</dd>
<dt>4000 0000 0000 0259</dt><dd>pays, disputed later</dd>
</dl><p>Any future expiry and any three digits will do.</p></details>`)

interface View {
  session: Session
  lineItems: LineItem[]
  typed: Typed
  problems: CardProblems
  /** What the bank said to the last attempt. */
  refusal: string | undefined
}

export function checkoutView({ session, lineItems, typed, problems, refusal }: View): Html {
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
<h2 id="payment">Pay with card</h2>
${alert && html`<p class="alert" role="alert" id="alert">${alert}</p>`}
<form method="post" action="/c/pay/${session.id}" novalidate>
${emailField(session, typed)}
${field({ name: 'number', label: 'Card number', typed, problems, hints: 'inputmode="numeric" autocomplete="cc-number"' })}
<div class="pair">
${field({ name: 'expiry', label: 'Expiry (MM / YY)', typed, problems, hints: 'inputmode="numeric" autocomplete="cc-exp"' })}
${field({ name: 'cvc', label: 'CVC', typed, problems, hints: 'inputmode="numeric" autocomplete="cc-csc"' })}
</div>
${field({ name: 'name', label: 'Name on card', typed, problems, hints: 'autocomplete="cc-name"' })}
<button type="submit">Pay ${total}</button>
</form>
${TEST_CARDS}
</section>`
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

interface Field {
  name: CardField
  label: string
  typed: Typed
  problems: CardProblems
  hints: string
}

function field({ name, label, typed, problems, hints }: Field): Html {
  const problem = problems[name]
  const describes = problem && new Html(` aria-invalid="true" aria-describedby="${name}-error"`)
  const error = problem && html`<p class="error" id="${name}-error">${problem}</p>`
  // The number and the code are never sent back, as on a real card form.
  const value = name === 'number' || name === 'cvc' ? '' : typed[name]
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="text" ${new Html(hints)} value="${value}" required${describes}>${error}</div>`
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
