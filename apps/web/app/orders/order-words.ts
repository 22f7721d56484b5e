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

/** What somebody should do or know next, in one sentence. */
export function nextStep(order: Order): string {
  return SENTENCES[order.state][order.role](order)
}

type Sentence = (order: Order) => string

const money = ({ total }: Order) => formatMoney(total)
const refunded = ({ refunded, total }: Order) => formatMoney(refunded.amount > 0 ? refunded : total)
const net = ({ sellerNet, total }: Order) => formatMoney(sellerNet ?? total)

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
