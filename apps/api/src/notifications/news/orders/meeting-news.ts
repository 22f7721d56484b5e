import type { Ctx } from '@banter/tenants/context'
import { campusZone, whenWords } from '../../../handoff/campus-clock.ts'
import { type MeetingRow, meetingById, placeOf } from '../../../handoff/meetings/meeting-rows.ts'
import {
  meetingAgreed,
  meetingCancelled,
  meetingDeclined,
  meetingNears,
  meetingProposed,
  runningLate,
} from '../../../handoff/topics.ts'
import { after, type Job, type Services } from '../../../job.ts'
import { type OrderNotice, orderForPeople } from '../../../orders/notice.ts'
import { tellOrder } from './order-news.ts'
import { first, goods, listed, type Words } from './order-words.ts'

const QUEUE = 'notifications'

interface Fact {
  meeting_id: string
  order_id: string
  actor_id: string
}

interface Told {
  order: OrderNotice
  meeting: MeetingRow
  /** Where and when, by the campus clock. */
  plan: string
}

type Line = Omit<Words, 'to'>

/** What the two hear of where and when they meet. Whoever said it knows it. */
export const meetingNews: Job[] = [
  after(meetingProposed, QUEUE, 'tell-meeting-proposed', async (ctx, said, services) => {
    await tellOther(ctx, services, said, 'meeting_proposed', (who, told) =>
      told.meeting.state === 'proposed'
        ? {
            title: `${who} proposes to meet ${told.plan}`,
            body: `For ${goods(told.order)}. Say yes, or propose another time or place.`,
            mail: true,
          }
        : null,
    )
  }),
  after(meetingAgreed, QUEUE, 'tell-meeting-agreed', async (ctx, said, services) => {
    await tellOther(ctx, services, said, 'meeting_agreed', (who, told) => ({
      title: `${said.from_slot ? `${who} meets you` : `${who} said yes: you meet`} ${told.plan}`,
      body: `For ${goods(told.order)}. We remind you a day and an hour before.`,
      mail: true,
    }))
  }),
  after(meetingDeclined, QUEUE, 'tell-meeting-declined', async (ctx, said, services) => {
    await tellOther(ctx, services, said, 'meeting_declined', (who, told) => ({
      title: `${who} cannot meet ${told.plan}`,
      body: 'Propose another time or place.',
      mail: false,
    }))
  }),
  after(meetingCancelled, QUEUE, 'tell-meeting-cancelled', async (ctx, said, services) => {
    if (!said.agreed) return
    await tellOther(ctx, services, said, 'meeting_cancelled', (who, told) => ({
      title: `${who} cannot come: you do not meet ${told.plan}`,
      body: 'Propose another time or place.',
      mail: true,
    }))
  }),
  after(runningLate, QUEUE, 'tell-running-late', async (ctx, said, services) => {
    const late = (who: string, { meeting }: Told): Line => ({
      title: `${who} is ${said.minutes} minutes late`,
      body: `Please wait a little at ${placeOf(meeting)}.`,
      mail: false,
    })
    await tellOther(ctx, services, said, 'running_late', late, `${said.actor_id}:${said.minutes}`)
  }),
  after(meetingNears, QUEUE, 'remind-of-meeting', remindBoth),
]

interface Nearing {
  meeting_id: string
  before: 'day' | 'hour' | 'now'
  starts_at: string
}

/** Still agreed on, at that time, for an order that still waits: then both are told. */
async function remindBoth(ctx: Ctx, { meeting_id, before, starts_at }: Nearing, services: Services) {
  const meeting = await meetingById(ctx, meeting_id)
  if (meeting?.state !== 'agreed' || meeting.startsAt.toISOString() !== starts_at) return
  const order = await orderForPeople(ctx, meeting.orderId)
  if (!order || order.handedOffAt) return
  const plan = planWords(meeting, await campusZone(ctx))
  const line = (other: { id: string }, bring: string): Line => ({
    title: `${whenFor[before]} you meet ${first(other)}: ${plan}`,
    body: bring,
    mail: before === 'day',
  })
  await tellOrder(ctx, services, order, {
    kind: 'meeting_nears',
    about: `meeting_nears:${meeting_id}:${before}`,
    said: listed({
      buyer: line(
        order.seller,
        'Have your handoff code ready, and show it once you have looked at everything.',
      ),
      seller: line(order.buyer, `Bring ${goods(order, 'your ')}, and ask for the code.`),
    }),
  })
}

const whenFor = { day: 'Tomorrow', hour: 'In an hour', now: 'Now' }

const planWords = (meeting: MeetingRow, zone: string) =>
  `${whenWords(meeting.startsAt, zone)}, ${placeOf(meeting)}`

async function tellOther(
  ctx: Ctx,
  services: Services,
  { meeting_id, order_id, actor_id }: Fact,
  kind: string,
  say: (who: string, told: Told) => Line | null,
  /** Which of several of this kind. */
  of?: string,
) {
  const [order, meeting] = [await orderForPeople(ctx, order_id), await meetingById(ctx, meeting_id)]
  if (!order || !meeting) return
  const to = actor_id === order.buyer.id ? 'seller' : 'buyer'
  const who = first(to === 'seller' ? order.buyer : order.seller)
  const line = say(who, { order, meeting, plan: planWords(meeting, await campusZone(ctx)) })
  if (!line) return
  await tellOrder(ctx, services, order, {
    kind,
    about: [kind, meeting_id, ...(of ? [of] : [])].join(':'),
    said: listed({ [to]: line }),
  })
}
