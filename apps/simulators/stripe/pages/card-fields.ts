import type { CardField, CardForm, CardProblems } from '../cards.ts'
import { Html, html } from './html.ts'

export const TEST_CARDS = new Html(`<details><summary>Test cards</summary><dl>
<dt>4242 4242 4242 4242</dt><dd>pays</dd>
<dt>4000 0025 0000 3155</dt><dd>asks for 3-D Secure</dd>
<dt>4000 0000 0000 0002</dt><dd>is declined</dd>
<dt>4000 0000 0000 9995</dt><dd>has insufficient funds</dd>
<dt>4000 0000 0000 0341</dt><dd>can be saved, and is declined when charged</dd>
<dt>4000 0000 0000 0259</dt><dd>pays, disputed later</dd>
</dl><p>Any future expiry and any three digits will do.</p></details>`)

/** What a card is typed into. */
export function cardFields(typed: CardForm, problems: CardProblems): Html {
  return html`${field({ name: 'number', label: 'Card number', typed, problems, hints: 'inputmode="numeric" autocomplete="cc-number"' })}
<div class="pair">
${field({ name: 'expiry', label: 'Expiry (MM / YY)', typed, problems, hints: 'inputmode="numeric" autocomplete="cc-exp"' })}
${field({ name: 'cvc', label: 'CVC', typed, problems, hints: 'inputmode="numeric" autocomplete="cc-csc"' })}
</div>
${field({ name: 'name', label: 'Name on card', typed, problems, hints: 'autocomplete="cc-name"' })}`
}

interface Field {
  name: CardField
  label: string
  typed: CardForm
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
