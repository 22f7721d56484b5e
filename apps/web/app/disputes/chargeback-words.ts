import type { ChargebackState } from '@banter/api/disputes/chargebacks/contract'
import type { Tone } from '../ui/tones.ts'

const BADGES: Record<ChargebackState, [Tone, string]> = {
  open: ['caution', 'Evidence waits'],
  submitted: ['info', 'With the bank'],
  won: ['positive', 'Won'],
  lost: ['danger', 'Lost'],
}

export function badgeOf(state: ChargebackState) {
  const [tone, label] = BADGES[state]
  return { tone, label }
}

/** The bank's own words, as people would say them. */
const REASONS: Readonly<Record<string, string>> = {
  credit_not_processed: 'A refund that was promised did not come',
  duplicate: 'Charged twice',
  fraudulent: 'The cardholder says that they did not pay',
  general: 'No reason given',
  product_not_received: 'It did not arrive',
  product_unacceptable: 'It was not as described',
  unrecognized: 'The cardholder does not recognise it',
}

export const reasonWords = (reason: string) => REASONS[reason] ?? reason.replaceAll('_', ' ')
