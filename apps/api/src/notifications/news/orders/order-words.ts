import { moneyWords } from '@banter/billing/money-words'
import type { OrderNotice, RefundNotice } from '../../../orders/notice.ts'
import { firstNameToken, nameToken } from '../../names.ts'

export type OrderStep = 'paid' | 'handed_off' | 'shipped' | 'completed' | 'cancelled' | 'expired' | 'refunded'

export interface Words {
  to: 'buyer' | 'seller'
  title: string
  body: string
  /** Important enough for a mail too. */
  mail: boolean
}

export type Said = Partial<Record<Words['to'], Omit<Words, 'to'>>>

/** What the two people of an order are told at each of its steps. */
export function wordsFor(step: Exclude<OrderStep, 'refunded'>, order: OrderNotice): Words[] {
  return listed(steps[step](order))
}

export function listed(said: Said): Words[] {
  return (['buyer', 'seller'] as const).flatMap((to) => (said[to] ? [{ to, ...said[to] }] : []))
}

const steps: Record<Exclude<OrderStep, 'refunded'>, (order: OrderNotice) => Said> = {
  paid: (order) => (order.method === 'in_person' || order.subtotal === 0 ? agreed(order) : paid(order)),
  handed_off: (order) => ({
    buyer: {
      title: `Enjoy ${goods(order)}!`,
      body: `${howItIsKnown(order)}${holdsMoney(order) ? ', so the money is released' : ''}.`,
      mail: false,
    },
  }),
  shipped: (order) => ({
    buyer: {
      title: `${first(order.seller)} sent ${goods(order)}`,
      body: `${order.tracking ? `The tracking number is ${order.tracking}. ` : ''}Say that you have it once it is there: otherwise the money is released after 14 days.`,
      mail: true,
    },
  }),
  completed: (order) => ({
    buyer: {
      title: `Your order ${order.reference} is complete`,
      body: `You paid ${sum(order, order.subtotal + order.surcharge - order.refunded)} to ${nameToken(order.seller.id)} for ${goods(order)}.`,
      mail: true,
    },
    seller: holdsMoney(order)
      ? {
          title: `${sum(order, netOf(order))} is in your wallet`,
          body: `You sold ${goods(order)} to ${nameToken(order.buyer.id)} for ${sum(order, order.subtotal - order.refunded)}. The Banter fee was ${sum(order, order.fee - order.feeRefunded)}${processed(order)}.`,
          mail: true,
        }
      : {
          title: `Your order ${order.reference} is complete`,
          body: `${nameToken(order.buyer.id)} has ${goods(order)}. There is no fee.`,
          mail: true,
        },
  }),
  cancelled: (order) => (holdsMoney(order) ? cancelledUnpaid(order) : cancelledAgreement(order)),
  expired: (order) => ({
    buyer: {
      title: `Your reservation of ${goods(order)} has ended`,
      body: 'You have not paid anything. If it is still there, you can buy it again.',
      mail: false,
    },
  }),
}

/** Before the payment the seller has heard of nothing, and the buyer knows what they did themselves. */
function cancelledUnpaid(order: OrderNotice): Said {
  if (order.calledOff?.actorId === order.buyer.id) return {}
  const title = `Your order of ${goods(order)} was called off`
  return { buyer: { title, body: `${caller(order)}You have not paid anything.`, mail: false } }
}

function cancelledAgreement(order: OrderNotice): Said {
  const words = (whose: string) => ({
    title: `The order of ${goods(order, whose)} was called off`,
    body: `${caller(order)}There is no need to meet, and nothing to pay.`,
    mail: true,
  })
  return { buyer: words(''), seller: words('your ') }
}

function paid(order: OrderNotice): Said {
  const sent = order.delivery === 'ship'
  const digital = order.delivery === 'digital'
  const held = `${sum(order, order.subtotal)} is held safely.`
  const brings = `brings ${sum(order, netOf(order))} into your wallet`
  return {
    buyer: {
      title: `You bought ${goods(order)}`,
      body: digital
        ? 'It is yours: the original is ready for you.'
        : sent
          ? `${held} ${first(order.seller)} sends it to you. Say that you have it once it is there.`
          : `${held} Meet ${first(order.seller)} and show the 6-digit code of your order once you have it in your hands.`,
      mail: true,
    },
    seller: {
      title: `${first(order.buyer)} bought ${goods(order, 'your ')}`,
      body: digital
        ? `It ${brings}.`
        : sent
          ? `Send it and say so: its arrival ${brings}.`
          : `Meet and ask for the 6-digit code: it ${brings}.`,
      mail: true,
    },
  }
}

/** No money is with the platform: it is paid in cash, or for free. */
function agreed(order: OrderNotice): Said {
  const cash = order.subtotal > 0
  const price = cash ? ` Bring ${sum(order, order.subtotal)}: you pay in person.` : ''
  return {
    buyer: {
      title: `${goods(order)} is kept for you`,
      body: `Meet ${first(order.seller)} and show the 6-digit code of your order once you have it in your hands.${price}`,
      mail: true,
    },
    seller: {
      title: `${first(order.buyer)} wants ${goods(order, 'your ')}`,
      body: `Meet and ask for the 6-digit code.${cash ? ` You get ${sum(order, order.subtotal)} in person, without any fee.` : ''}`,
      mail: true,
    },
  }
}

/** Money went back, all that was left of it or a part. */
export function refundWords(order: OrderNotice, refund: RefundNotice, whole: boolean): Words[] {
  const card = refund.method === 'card'
  const back = sum(order, refund.amount + refund.surcharge)
  const before = whole && !order.handedOffAt
  const why = before ? caller(order, refund) : giver(refund)
  const bank = card ? ' Your bank shows it on your card within 5 to 10 days.' : ''
  const of = whole && refund.amount === order.subtotal ? `the full price of` : `a part of the price of`
  return listed({
    buyer: {
      title: `${back} ${card ? 'is on its way back to you' : 'is back in your wallet'}`,
      body: `${why}It is ${of} ${goods(order)}.${bank}`,
      mail: true,
    },
    seller: before
      ? {
          title: `The order of ${goods(order, 'your ')} was called off`,
          body: `${why}There is no need to meet, and there is no fee. What was reserved can be bought again.`,
          mail: true,
        }
      : {
          title: `${first(order.buyer)} got ${back} back`,
          body: `${why}It is ${of} ${goods(order, 'your ')}. Of the fee, ${sum(order, refund.fee)} came back to you with it.`,
          mail: true,
        },
  })
}

/** The buyer had been told that their card gets it. */
export function cameBackWords(order: OrderNotice, amount: number): Words[] {
  return listed({
    buyer: {
      title: `${sum(order, amount)} is in your wallet instead of on your card`,
      body: `Your bank sent back what you were given for ${goods(order)}: the card may be closed. You can spend it at your school.`,
      mail: true,
    },
  })
}

/** “Calculus book”, or “Calculus book” and 2 more. */
export function goods({ title, others }: OrderNotice, whose = '') {
  return others ? `${whose}“${title}” and ${others} more` : `${whose}“${title}”`
}

/** Maya called it off: “I found one in the library.” */
function caller({ calledOff, buyer, seller }: OrderNotice, refund?: RefundNotice) {
  if (!calledOff) return refund?.reason ? `${refund.reason} ` : ''
  const who = [buyer, seller].find(({ id }) => id === calledOff.actorId)
  const name = who ? first(who) : 'The school'
  return calledOff.reason ? `${name} called it off: “${calledOff.reason}” ` : `${name} called it off. `
}

/** Leo gave it back: “A page is torn.” */
function giver({ byId, reason }: RefundNotice) {
  const who = `${byId ? nameToken(byId) : 'Banter'} decided it`
  return reason ? `${who}: “${reason}” ` : `${who}. `
}

function howItIsKnown(order: OrderNotice) {
  if (order.handedOffBy === 'buyer') return 'You said that it is there'
  if (order.handedOffBy === 'time') return 'You did not say that anything is wrong'
  return order.handedOffBy === 'digital' ? 'It is yours' : `${first(order.seller)} entered your code`
}

/** By whatever name they have when it is read. */
export const first = ({ id }: { id: string }) => firstNameToken(id)

const holdsMoney = ({ method, subtotal }: OrderNotice) => method !== 'in_person' && subtotal > 0

const netOf = (order: OrderNotice) =>
  order.subtotal -
  order.refunded -
  (order.fee - order.feeRefunded) -
  (order.processing - order.processingRefunded)

function processed(order: OrderNotice) {
  const left = order.processing - order.processingRefunded
  return left ? `, card processing ${sum(order, left)}` : ''
}

export const sum = ({ currency }: OrderNotice, amount: number) => moneyWords(amount, currency)
