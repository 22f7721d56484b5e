import { randomUUID } from 'node:crypto'
import type Stripe from 'stripe'
import { answerDispute, openDispute, replyToOffer, withdrawDispute } from '../../src/disputes/contract.ts'
import { agreeToDecision, appealDecision, decideDispute } from '../../src/disputes/decisions/contract.ts'
import { decideForGood } from '../../src/disputes/decisions/decide.ts'
import { lockAnyDispute } from '../../src/disputes/dispute-rows.ts'
import { control } from '../money.ts'
import { type KnownOrder, oneOf, ordersIn, person, tried, type World } from './world.ts'

const WORDS = 'It is not as it was described.'

interface Step {
  which: number
  how: number
}

type Deed = (world: World, dispute: { id: string; order: KnownOrder }, step: Step) => Promise<unknown>

/** Something with one of the disputes that there are by then, rather with one that is open. */
function withDispute(deed: Deed) {
  return async (world: World, step: Step) => {
    const all = await world.campus.read(({ db }) => db.dispute.findMany({ orderBy: { id: 'asc' } }))
    const found = oneOf(all.filter(isUnderWay), step.which) ?? oneOf(all, step.which)
    const order = (await ordersIn(world)).find(({ id }) => id === found?.orderId)
    if (found && order) await tried(() => deed(world, { id: found.id, order }, step))
  }
}

const isUnderWay = ({ state }: { state: string }) => state !== 'closed' && state !== 'withdrawn'
const isPaid = ({ state }: KnownOrder) => state === 'held' || state === 'settling' || state === 'settled'

/** So much as it chooses of what is left; often all of it. */
const partOf = ({ left }: KnownOrder, how: number) => (how % 3 === 0 ? left : (how * 977) % (left + 1))

export const disputeKinds = {
  openDispute: async (world: World, { which, how }: Step) => {
    const order = oneOf((await ordersIn(world)).filter(isPaid), which)
    if (!order) return
    const wanted = Math.max(partOf(order, how), 1)
    const body = { reason: 'damaged' as const, about: WORDS, wanted, media: [] }
    await tried(() => person(world, order.buyerId)(openDispute, { params: { id: order.id }, body }))
  },
  answerDispute: withDispute((world, { id, order }, { how }) => {
    const params = { id }
    const [buyer, seller] = [person(world, order.buyerId), person(world, order.sellerId)]
    if (how % 8 === 0) return buyer(withdrawDispute, { params })
    if (how % 8 < 3) return buyer(replyToOffer, { params, body: { take: how % 8 === 1 } })
    const kind = (['accept', 'offer', 'contest', 'contest'] as const)[how % 4] ?? 'contest'
    const amount = Math.max(partOf(order, how), 1)
    return seller(answerDispute, { params, body: { kind, amount, answer: WORDS, media: [] } })
  }),
  decideDispute: withDispute(async (world, { id, order }, { how }) => {
    const verdict = { amount: partOf(order, how), reason: WORDS }
    // What is decided is as good as a handoff: whatever does not go back is the seller's.
    world.handedOff.add(order.id)
    if (how % 2) return world.staff(decideDispute, { params: { id }, body: verdict })
    return world.campus.command(async (ctx) => {
      const one = await lockAnyDispute(ctx, id)
      if (one) await decideForGood(ctx, one, verdict, randomUUID())
    })
  }),
  contest: withDispute((world, { id, order }, { how }) => {
    const who = person(world, how % 2 ? order.buyerId : order.sellerId)
    const params = { id }
    if (how % 3) return who(appealDecision, { params, body: { text: WORDS } })
    return who(agreeToDecision, { params })
  }),
  chargeBack: async (_world: World, { which, how }: Step) => {
    const { charges } = await objects()
    const charge = oneOf(charges.filter(isDisputable), which)
    if (!charge) return
    const left = charge.amount - charge.amount_refunded
    const amount = how % 3 ? left : 1 + ((how * 977) % left)
    await control('/disputes', { charge: charge.id, amount, inquiry: how % 7 === 0 })
  },
  bankDecides: async (_world: World, { which, how }: Step) => {
    const open = oneOf((await objects()).disputes.filter(isOpen), which)
    if (open) await control(`/disputes/${open.id}/decide`, { outcome: how % 2 ? 'won' : 'lost' })
  },
} as const

const isDisputable = ({ status, disputed, amount, amount_refunded }: Stripe.Charge) =>
  status === 'succeeded' && !disputed && amount > amount_refunded
export const isOpen = ({ status }: Stripe.Dispute) =>
  !['won', 'lost', 'warning_closed', 'prevented'].includes(status)

/** Everything at the payment service. */
export const objects = (): Promise<{ charges: Stripe.Charge[]; disputes: Stripe.Dispute[] }> =>
  control('/objects')
