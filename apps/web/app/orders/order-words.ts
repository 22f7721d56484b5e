import type { Order, OrderState, OrderSummary } from '@banter/api/orders/contract'
import { formatMoney } from '../ui/amounts.ts'
import type { Tone } from '../ui/tones.ts'

type Role = OrderSummary['role']

const BADGES: Record<OrderState, [tone: Tone, label: string]> = {
  awaiting_payment: ['info', 'Waiting for payment'],
  held: ['caution', 'Waiting for handoff'],
  settling: ['positive', 'Handed over'],
  settled: ['positive', 'Completed'],
  refunding: ['accent', 'Refund on its way'],
  refunded: ['neutral', 'Refunded'],
  cancelled: ['neutral', 'Cancelled'],
  expired: ['neutral', 'Reservation ended'],
}

export function badgeOf(state: OrderState) {
  const [tone, label] = BADGES[state]
  return { tone, label }
}

const FROZEN: Record<NonNullable<Order['frozen']>, string> = {
  dispute: 'A problem was reported: the money waits until it is solved.',
  chargeback: 'The buyer’s bank asks about the card payment: the money waits for its answer.',
  no_show: 'Somebody did not come: the money waits until that is cleared up.',
}

const GOT: OrderState[] = ['settling', 'settled']

/** What somebody should do or know next, in one sentence. */
export function nextStep(order: Order): string {
  if (order.frozen && (order.state === 'held' || order.state === 'settling')) return FROZEN[order.frozen]
  if (order.state === 'held' && order.delivery !== 'pickup') return sentNext(order)
  if (order.delivery === 'digital' && order.role === 'buyer' && GOT.includes(order.state))
    return 'The original is yours: download it, or sell it on.'
  if (order.method === 'in_person' && IN_PERSON[order.state])
    return IN_PERSON[order.state]?.[order.role](order) ?? ''
  return SENTENCES[order.state][order.role](order)
}

/** Held, and not met for: it comes by post, or is there with the money. */
function sentNext(order: Order): string {
  const { role, delivery, shippedAt, seller, buyer } = order
  if (delivery === 'digital') return 'It is paid. The original changes hands any moment.'
  const end = order.releaseAt ? ` Without a complaint the money is released ${dayOf(order.releaseAt)}.` : ''
  if (role === 'buyer')
    return shippedAt
      ? `${seller.name} sent it. Say “I have it” once it is there and as described.${end}`
      : `${money(order)} is held safely. ${seller.name} is to send it.`
  if (role === 'seller')
    return shippedAt
      ? `It is on its way to ${buyer.name}. ${net(order)} comes to your wallet once it is there.${end}`
      : `${buyer.name} has paid. Send it, then say so here: ${net(order)} comes to your wallet once it is there.`
  return shippedAt ? `It was sent.${end}` : 'The seller has not sent it yet.'
}

/** The same day on a server and in a browser. */
const dayOf = (moment: string) =>
  new Intl.DateTimeFormat('en-US', { month: 'long', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(moment),
  )

type Sentence = (order: Order) => string

const money = ({ total }: Order) => formatMoney(total)
const refunded = ({ refunded, total }: Order) => formatMoney(refunded.amount > 0 ? refunded : total)
const net = ({ sellerNet, total }: Order) => formatMoney(sellerNet ?? total)

const IN_PERSON: Partial<Record<OrderState, Record<Role, Sentence>>> = {
  held: {
    buyer: (order) =>
      `Meet ${order.seller.name}, look at everything, pay ${money(order)} in person, then say your code.`,
    seller: (order) =>
      `Meet ${order.buyer.name}. You get ${money(order)} in person, without any fee. Then enter their code.`,
    staff: (order) => `${money(order)} is paid in person.`,
  },
  settling: { buyer: () => 'Handed over.', seller: () => 'Handed over.', staff: () => 'Handed over.' },
  settled: {
    buyer: ({ seller }) => `All done. You bought it from ${seller.name}.`,
    seller: ({ buyer }) => `All done. You sold it to ${buyer.name}.`,
    staff: () => 'All done.',
  },
  cancelled: {
    buyer: () => 'Called off. There is nothing to pay.',
    seller: () => 'Called off. It is back in the shop.',
    staff: () => 'Called off.',
  },
}

const SENTENCES: Record<OrderState, Record<Role, Sentence>> = {
  awaiting_payment: {
    buyer: () => 'Reserved for you. Pay before the time runs out, or it goes back to the shop.',
    seller: ({ buyer }) => `${buyer.name} is paying. There is nothing to do yet.`,
    staff: () => 'The buyer has not paid yet.',
  },
  held: {
    buyer: (order) =>
      `${money(order)} is held safely. Meet ${order.seller.name}, look at everything, then say your code.`,
    seller: (order) =>
      `${order.buyer.name} has paid. Meet, hand it over, and enter the code they tell you: ${net(order)} comes to your wallet.`,
    staff: (order) => `${money(order)} is held until the handoff.`,
  },
  settling: {
    buyer: ({ seller }) => `Handed over. ${seller.name} is being paid.`,
    seller: (order) => `Handed over. ${net(order)} is on its way to your wallet.`,
    staff: () => 'Handed over. The seller is being paid.',
  },
  settled: {
    buyer: ({ seller }) => `All done. ${seller.name} has been paid.`,
    seller: (order) => `All done. ${net(order)} is in your wallet.`,
    staff: () => 'All done. The seller has been paid.',
  },
  refunding: {
    buyer: (order) => `${money(order)} is on its way back to you.`,
    seller: ({ buyer }) => `The money is on its way back to ${buyer.name}. There is no need to meet.`,
    staff: () => 'The money is on its way back to the buyer.',
  },
  refunded: {
    buyer: (order) =>
      order.method === 'card'
        ? `You got ${refunded(order)} back. Your bank shows it on your card within 5 to 10 days.`
        : `You got ${refunded(order)} back. It is in your wallet.`,
    seller: ({ buyer }) => `${buyer.name} got the money back, and you pay no fee.`,
    staff: (order) => `The buyer got ${refunded(order)} back.`,
  },
  cancelled: {
    buyer: () => 'Called off before anything was paid.',
    seller: () => 'Called off before anything was paid. It is back in the shop.',
    staff: () => 'Called off before anything was paid.',
  },
  expired: {
    buyer: () =>
      'The time to pay ran out, and nothing was charged. If it is still there, you can buy it again.',
    seller: () => 'The buyer did not pay in time. It is back in the shop.',
    staff: () => 'The buyer did not pay in time.',
  },
}
