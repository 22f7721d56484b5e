import type { Ctx } from '@banter/tenants/context'
import {
  chargebackMoved,
  disputeAppealed,
  disputeClosed,
  disputeDecided,
  disputeOffered,
  disputeWaits,
  orderDisputed,
} from '../../../disputes/topics.ts'
import { after, type Job, type Services } from '../../../job.ts'
import { type OrderNotice, orderForPeople } from '../../../orders/notice.ts'
import { staffBut, tell } from '../../tell.ts'
import { tellOrder } from './order-news.ts'
import { first, goods, listed, type Said, sum } from './order-words.ts'

const QUEUE = 'notifications'

interface OfDispute {
  dispute_id: string
  order_id: string
}

/** What the two of a dispute hear at each of its steps, and those who have to decide. */
export const disputeNews: Job[] = [
  after(orderDisputed, QUEUE, 'tell-order-disputed', (ctx, said, services) =>
    tellBoth(ctx, services, said, 'order_disputed', (order) => ({
      seller: {
        title: `${first(order.buyer)} says that something is wrong with ${goods(order)}`,
        body: `They ask for ${sum(order, said.wanted)} back, and the money waits. You have three days to answer: give it back, offer a part, or say why not.`,
        mail: true,
      },
    })),
  ),
  after(disputeOffered, QUEUE, 'tell-dispute-offered', (ctx, said, services) =>
    tellBoth(ctx, services, said, 'dispute_offered', (order) => ({
      buyer: {
        title: `${first(order.seller)} offers you ${sum(order, said.amount)} back`,
        body: `It is about ${goods(order)}. Take it within three days, or let your school decide.`,
        mail: true,
      },
    })),
  ),
  after(disputeWaits, QUEUE, 'tell-dispute-waits', async (ctx, said, services) => {
    const who = said.instance === 'school' ? 'your school' : 'Banter'
    const line = {
      title: `Your problem is with ${who} now`,
      body: 'Both of you are told once it is decided. Until then the money waits.',
      mail: false,
    }
    await tellBoth(ctx, services, said, `dispute_waits_${said.instance}`, () => ({
      buyer: line,
      seller: line,
    }))
    if (said.instance === 'school') await tellStaff(ctx, services, [said.buyer_id, said.seller_id])
  }),
  after(disputeDecided, QUEUE, 'tell-dispute-decided', (ctx, said, services) => {
    const final = said.final_at <= ctx.now.toISOString()
    const then = final
      ? 'This is final.'
      : 'Whoever does not agree can ask Banter for a second decision, within three days.'
    return tellBoth(ctx, services, said, `dispute_decided_${final ? 'for_good' : 'first'}`, (order) => {
      const who = final ? 'Banter' : 'Your school'
      const back = sum(order, said.amount)
      const words = (buyer: string) => ({
        body: `It is about ${goods(order)}. ${then}`,
        mail: true,
        title: buyer,
      })
      return said.amount > 0
        ? {
            buyer: words(`${who} decided: you get ${back} back`),
            seller: words(`${who} decided: ${back} goes back`),
          }
        : {
            buyer: words(`${who} decided: nothing goes back`),
            seller: words(`${who} decided: you keep the price`),
          }
    })
  }),
  after(disputeAppealed, QUEUE, 'tell-dispute-appealed', (ctx, said, services) =>
    tellBoth(ctx, services, said, 'dispute_appealed', (order) => {
      const sellers = said.by_id === order.seller.id
      const line = {
        title: `${first(sellers ? order.seller : order.buyer)} asked Banter for a second decision`,
        body: `It is about ${goods(order)}. The money waits until then.`,
        mail: true,
      }
      return sellers ? { buyer: line } : { seller: line }
    }),
  ),
  after(disputeClosed, QUEUE, 'tell-dispute-withdrawn', async (ctx, said, services) => {
    if (said.how !== 'withdrawn') return
    await tellBoth(ctx, services, said, 'dispute_withdrawn', (order) => ({
      seller: {
        title: `${first(order.buyer)} says that all is well with ${goods(order)}`,
        body: 'The order goes on, and nothing keeps the money any more.',
        mail: false,
      },
    }))
  }),
  after(chargebackMoved, QUEUE, 'tell-chargeback', async (ctx, said, services) => {
    const kind = `chargeback_${said.state}`
    for (const order_id of said.order_ids) {
      const order = await orderForPeople(ctx, order_id)
      if (!order) continue
      const about = `${kind}:${said.chargeback_id}:${order_id}`
      await tellOrder(ctx, services, order, { kind, about, said: listed(bankWords(order, said.state)) })
    }
    if (said.state === 'open') await tellStaffOfBank(ctx, services)
  }),
]

/** On the page of the dispute. */
async function tellBoth(
  ctx: Ctx,
  services: Services,
  { dispute_id, order_id }: OfDispute,
  kind: string,
  words: (order: OrderNotice) => Said,
): Promise<void> {
  const order = await orderForPeople(ctx, order_id)
  if (!order) return
  await tellOrder(ctx, services, order, {
    kind,
    about: `${kind}:${dispute_id}:${order_id}`,
    said: listed(words(order)),
    href: `/disputes/${dispute_id}`,
    button: { label: 'See the problem' },
  })
}

function bankWords(order: OrderNotice, state: 'open' | 'won' | 'lost'): Said {
  const thing = goods(order)
  if (state === 'open')
    return {
      seller: {
        title: `${first(order.buyer)}’s bank asks for the payment of ${thing} back`,
        body: 'The money waits. We send the bank what speaks for you: the listing, the timeline and how it changed hands.',
        mail: true,
      },
    }
  return {
    seller:
      state === 'won'
        ? {
            title: `The bank decided for you: ${thing} stays paid`,
            body: 'Nothing keeps the money any more.',
            mail: true,
          }
        : {
            title: `The bank took the payment of ${thing} back`,
            body: 'It has decided for the buyer.',
            mail: true,
          },
  }
}

async function tellStaff(ctx: Ctx, services: Services, parties: string[]) {
  await tell(ctx, services, {
    to: await staffBut(ctx, parties),
    about: 'disputes_waiting',
    kind: 'disputes_waiting',
    title: 'A problem with an order waits for your decision',
    body: 'The two do not agree on what goes back.',
    href: '/admin/disputes',
    grows: true,
  })
}

async function tellStaffOfBank(ctx: Ctx, services: Services) {
  await tell(ctx, services, {
    to: await staffBut(ctx),
    about: 'chargebacks_waiting',
    kind: 'chargebacks_waiting',
    title: 'A bank asks for a card payment back',
    body: 'Look at the evidence before it goes there.',
    href: '/admin/chargebacks',
    grows: true,
  })
}
