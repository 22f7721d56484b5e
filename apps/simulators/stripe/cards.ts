export interface PaidCard {
  brand: string
  last4: string
  expMonth: number
  expYear: number
  /** The card whose owner will dispute the charge later. */
  disputesLater: boolean
}

export interface Decline {
  code: string
  declineCode?: string
  message: string
}
export type CardBehaviour =
  | { kind: 'approves'; disputesLater: boolean }
  | { kind: 'authenticates' }
  /** It can be saved, and every charge is refused. */
  | { kind: 'attaches'; decline: Decline }
  | { kind: 'declines'; decline: Decline }

const REFUSED: Decline = {
  code: 'card_declined',
  declineCode: 'generic_decline',
  message: 'Your card was declined.',
}
const approves: CardBehaviour = { kind: 'approves', disputesLater: false }

/** Stripe's published test cards. */
const TEST_CARDS: Record<string, CardBehaviour> = {
  '4242424242424242': approves,
  '5555555555554444': approves,
  '378282246310005': approves,
  '4000000000000259': { kind: 'approves', disputesLater: true },
  '4000002500003155': { kind: 'authenticates' },
  '4000000000000341': { kind: 'attaches', decline: REFUSED },
  '4000000000000002': declines('card_declined', 'Your card was declined.', 'generic_decline'),
  '4000000000009995': declines('card_declined', 'Your card has insufficient funds.', 'insufficient_funds'),
}
const NOT_A_TEST_CARD = declines(
  'card_declined',
  'Your card was declined. Payments are simulated here: use one of the test cards.',
  'test_mode_live_card',
)

function declines(code: string, message: string, declineCode: string): CardBehaviour {
  return { kind: 'declines', decline: { code, declineCode, message } }
}

export interface CardForm {
  number: string
  expiry: string
  cvc: string
  name: string
}

export type CardField = keyof CardForm
export type CheckedCard = { card: PaidCard; behaviour: CardBehaviour }
export type CardProblems = Partial<Record<CardField, string>>

/** Checks what was typed, as Stripe's form does before anything is charged. */
export function checkCard(form: CardForm, now: number): CheckedCard | { problems: CardProblems } {
  const problems: CardProblems = {}
  const number = form.number.replace(/[\s-]/g, '')
  if (!/^\d{13,19}$/.test(number) || !passesLuhn(number)) problems.number = 'Your card number is invalid.'
  const expiry = parseExpiry(form.expiry)
  if (!expiry) problems.expiry = 'Enter the expiry as MM / YY.'
  else if (isPast(expiry, now)) problems.expiry = 'Your card has expired.'
  if (!/^\d{3,4}$/.test(form.cvc.trim())) problems.cvc = 'Your security code is incomplete.'
  if (form.name.trim() === '') problems.name = 'Enter the name on the card.'
  if (Object.keys(problems).length > 0 || !expiry) return { problems }
  const behaviour = TEST_CARDS[number] ?? NOT_A_TEST_CARD
  const disputesLater = behaviour.kind === 'approves' && behaviour.disputesLater
  const card = { brand: brandOf(number), last4: number.slice(-4), disputesLater }
  return { behaviour, card: { ...card, expMonth: expiry.month, expYear: expiry.year } }
}

function parseExpiry(typed: string): { month: number; year: number } | undefined {
  const match = /^\s*(\d{1,2})\s*\/?\s*(\d{2}|20\d{2})\s*$/.exec(typed)
  if (!match) return undefined
  const month = Number(match[1])
  const year = Number(match[2])
  if (month < 1 || month > 12) return undefined
  return { month, year: year < 100 ? 2000 + year : year }
}

function isPast(expiry: { month: number; year: number }, now: number): boolean {
  return Date.UTC(expiry.year, expiry.month, 1) / 1000 <= now
}

function brandOf(number: string): string {
  if (number.startsWith('4')) return 'visa'
  return number.startsWith('3') ? 'amex' : 'mastercard'
}

function passesLuhn(number: string): boolean {
  const sum = [...number].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
