import type { Requirement } from '../resources/requirements.ts'
import type { Account } from '../tables.ts'
import { Html, html } from './html.ts'

type Name = 'given_name' | 'surname' | 'born' | 'address' | 'ssn' | 'bank' | 'terms'
export type Given = Partial<Record<Name, string>>

interface Question {
  name: Name
  requirement: Requirement
  label: string
  hints: string
}

export const ASKED: Question[] = [
  {
    name: 'given_name',
    requirement: 'identity.individual.given_name',
    label: 'Legal first name',
    hints: 'autocomplete="given-name"',
  },
  {
    name: 'surname',
    requirement: 'identity.individual.surname',
    label: 'Legal last name',
    hints: 'autocomplete="family-name"',
  },
  {
    name: 'born',
    requirement: 'identity.individual.date_of_birth',
    label: 'Date of birth (YYYY-MM-DD)',
    hints: 'autocomplete="bday"',
  },
  {
    name: 'address',
    requirement: 'identity.individual.address',
    label: 'Home address',
    hints: 'autocomplete="street-address"',
  },
  {
    name: 'ssn',
    requirement: 'identity.individual.id_numbers.us_ssn_last_4',
    label: 'Last four digits of your SSN',
    hints: 'inputmode="numeric"',
  },
  {
    name: 'bank',
    requirement: 'configuration.recipient.default_outbound_destination',
    label: 'Bank account number',
    hints: 'inputmode="numeric"',
  },
  {
    name: 'terms',
    requirement: 'identity.attestations.terms_of_service.account',
    label: 'Type “agree” to accept the terms',
    hints: '',
  },
]

export const TEST_DETAILS: Record<Name, string> = {
  given_name: 'Jenny',
  surname: 'Rosen',
  born: '1999-01-01',
  address: '510 Townsend Street, San Francisco',
  ssn: '0000',
  bank: '000123456789',
  terms: 'agree',
}

const YEAR_SECONDS = 365.25 * 24 * 3600

/** What cannot be right in what was typed; nothing typed is no problem, it is only asked for again. */
export function problemsIn(given: Given, now: number): Given {
  const problems: Given = {}
  const born = Date.parse(`${given.born}T00:00:00Z`) / 1000
  if (given.born && Number.isNaN(born)) problems.born = 'Write the date as in 1999-12-31.'
  else if (given.born && (now - born) / YEAR_SECONDS < 18) problems.born = 'You have to be 18 or older.'
  if (given.ssn && !/^\d{4}$/.test(given.ssn)) problems.ssn = 'Four digits, please.'
  if (given.bank && !/^\d{6,17}$/.test(given.bank)) problems.bank = 'An account number has 6 to 17 digits.'
  if (given.terms && given.terms.toLowerCase() !== 'agree') problems.terms = 'Type “agree”.'
  return problems
}

const TEST_NUMBERS = new Html(`<details><summary>Test details</summary><dl>
<dt>000123456789</dt><dd>a bank account that takes money</dd>
<dt>000111111116</dt><dd>a bank account that does not exist: payouts come back</dd>
<dt>1111</dt><dd>last four digits that are looked at for an hour</dd>
</dl></details>`)

interface View {
  account: Account
  due: string[]
  given: Given
  problems: Given
}

export function onboardingView({ account, due, given, problems }: View): Html {
  const name = account.display_name ?? account.contact_email ?? account.id
  const asked = ASKED.filter(({ requirement }) => due.includes(requirement))
  const intro = asked.length
    ? 'A real seller enters their identity and bank details here. What you leave out can be given later.'
    : 'This account is set up already.'
  return html`<section class="card">
<h1>Get paid for your sales</h1>
<p>Account: <strong>${name}</strong></p>
<p>${intro}</p>
${asked.length > 0 && html`<form method="post"><button type="submit" name="fill" value="test">Use test details and finish</button></form>`}
<form method="post" novalidate>
${asked.map((question) => field(question, given, problems))}
<button class="plain" type="submit">${asked.length ? 'Save and go back' : 'Continue'}</button>
</form>
${TEST_NUMBERS}
</section>`
}

function field({ name, label, hints }: Question, given: Given, problems: Given): Html {
  const problem = problems[name]
  const describes = problem && new Html(` aria-invalid="true" aria-describedby="${name}-error"`)
  const error = problem && html`<p class="error" id="${name}-error">${problem}</p>`
  return html`<div class="field"><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="text" ${new Html(hints)} value="${given[name] ?? ''}"${describes}>${error}</div>`
}
