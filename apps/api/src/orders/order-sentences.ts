import { moneyWords } from '@banter/billing/money-words'
import type { OrderState } from './contract.ts'
import type { FreezeCause, OrderRow } from './order-rows.ts'

/** What a sentence needs: amounts in minor units, times already in words. `reason` is shown as a quotation beside the sentence. */
export type Facts = Record<string, string | number | boolean | null>

interface Told {
  order: OrderRow
  facts: Facts
  /** Who did it. */
  who: string
}

const sum = ({ order }: Told, amount: number | undefined) => moneyWords(amount ?? 0, order.currency)
const number = (fact: Facts[string] | undefined) => (typeof fact === 'number' ? fact : 0)
const words = (fact: Facts[string] | undefined) => (typeof fact === 'string' ? fact : '')

const byState: Record<OrderState, (told: Told) => string> = {
  awaiting_payment: ({ order, who }) =>
    `${who} ordered it. It is reserved until it is paid${order.method === 'in_person' ? ' in person' : ''}.`,
  held: (told) =>
    told.order.method === 'in_person'
      ? 'It is agreed: the buyer pays in person.'
      : `The payment arrived. ${sum(told, told.order.subtotal)} is held until the handoff.`,
  settling: ({ order, who }) => received(order, who),
  settled: (told) =>
    told.order.method === 'in_person'
      ? 'The sale is complete.'
      : 'The seller was paid. The sale is complete.',
  refunding: (told) => `${told.who} gave the money back. It is on its way to the buyer.`,
  refunded: () => 'The buyer has the money back.',
  cancelled: ({ who }) => `${who} called the order off.`,
  expired: () => 'The reservation ended unpaid.',
}

function received({ handedOffBy, sellerName, buyerName }: OrderRow, who: string) {
  if (handedOffBy === 'buyer') return `${buyerName} said that it is there.`
  if (handedOffBy === 'time') return 'The time for complaints is over, so the money is released.'
  if (handedOffBy === 'digital') return `${buyerName} owns the original now.`
  return `${who === 'The campus' ? sellerName : who} entered the buyer’s code: it changed hands.`
}

const frozenFor: Record<FreezeCause, string> = {
  dispute: 'a problem was reported',
  chargeback: 'the bank asks about the card payment',
  no_show: 'somebody did not come',
}

/** Everything that can be noted of an order, as both sides read it. */
const byKind = {
  partial_refund: (told: Told) =>
    `${told.who} gave ${sum(told, number(told.facts.amount))} of the price back.`,
  refund_to_wallet: (told: Told) =>
    `The card did not take it back, so ${sum(told, number(told.facts.amount))} went to the buyer’s wallet.`,
  shipped: ({ who, facts }: Told) =>
    `${who} sent it${words(facts.tracking) ? ` (tracking number ${words(facts.tracking)})` : ''}.`,
  money_frozen: ({ facts }: Told) =>
    `The money waits: ${frozenFor[words(facts.why) as FreezeCause] ?? 'somebody looks into it'}.`,
  money_unfrozen: () => 'Nothing keeps the money from being released any more.',
  handover_reminded: () => 'Both were reminded to meet.',
  meeting_proposed: ({ who, facts }: Told) =>
    `${who} proposed to meet: ${words(facts.when)}, ${words(facts.where)}.`,
  meeting_agreed: ({ who, facts }: Told) =>
    `${who} agreed to meet: ${words(facts.when)}, ${words(facts.where)}.`,
  meeting_declined: ({ who }: Told) => `${who} cannot meet then.`,
  meeting_cancelled: ({ who }: Told) => `${who} took the meeting back.`,
  running_late: ({ who, facts }: Told) => `${who} is ${number(facts.minutes)} minutes late.`,
  no_show_said: ({ who }: Told) => `${who} says that the other one did not come.`,
  no_show_answered: ({ who }: Told) => `${who} answered to it.`,
  no_show_upheld: () => 'It stands: one of the two did not come.',
  no_show_dismissed: () => 'It does not stand that somebody did not come.',
  dispute_opened: ({ who }: Told) => `${who} reported a problem.`,
  dispute_answered: ({ who }: Told) => `${who} answered to the problem.`,
  dispute_offered: (told: Told) => `${told.who} offers to give ${sum(told, number(told.facts.amount))} back.`,
  dispute_accepted: ({ who }: Told) => `${who} took the offer.`,
  dispute_withdrawn: ({ who }: Told) => `${who} took the report of a problem back.`,
  dispute_decided: (told: Told) =>
    number(told.facts.amount) > 0
      ? `It was decided: the buyer gets ${sum(told, number(told.facts.amount))} back.`
      : 'It was decided: the seller keeps the price.',
  dispute_appealed: ({ who }: Told) => `${who} asked for a second decision.`,
  dispute_closed: () => 'The problem is closed.',
  chargeback_opened: (told: Told) =>
    `The buyer’s bank asks for ${sum(told, number(told.facts.amount))} back.`,
  chargeback_won: () => 'The bank decided that the payment stands.',
  chargeback_lost: () => 'The bank took the payment back.',
} satisfies Record<string, (told: Told) => string>

export type NoteKind = keyof typeof byKind

export const isNoteKind = (kind: string): kind is NoteKind => Object.hasOwn(byKind, kind)
export const noteSentence = (kind: NoteKind, told: Told): string => byKind[kind](told)
export const stateSentence = (state: OrderState, told: Told): string => byState[state](told)
