import type { OrderSummary } from '@banter/api/orders/contract'
import type { CancelBecause } from '@banter/api/orders/money/contract'

const WORDS: Record<CancelBecause, string> = {
  changed_mind: 'I changed my mind',
  found_elsewhere: 'I found one elsewhere',
  sold_elsewhere: 'I sold or gave it to somebody else',
  not_as_listed: 'It is damaged, lost or not as listed',
  price_mistake: 'The price was a mistake',
  cannot_meet: 'We find no time to meet',
  no_answer: 'The other one does not answer',
  other: 'Something else',
}

const BUYERS: CancelBecause[] = [
  'changed_mind',
  'found_elsewhere',
  'not_as_listed',
  'cannot_meet',
  'no_answer',
  'other',
]
const SELLERS: CancelBecause[] = [
  'sold_elsewhere',
  'not_as_listed',
  'price_mistake',
  'cannot_meet',
  'no_answer',
  'other',
]

/** Why an order can be called off, from where one stands. */
export const becauseOf = (role: OrderSummary['role']) =>
  (role === 'buyer' ? BUYERS : SELLERS).map((value) => ({ value, label: WORDS[value] }))

/** What a form sent, if it is one of the reasons. */
export const readBecause = (value: FormDataEntryValue | null): CancelBecause | undefined =>
  typeof value === 'string' && Object.hasOwn(WORDS, value) ? (value as CancelBecause) : undefined
