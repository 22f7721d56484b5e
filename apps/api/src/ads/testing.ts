import { randomUUID } from 'node:crypto'
import { balanceOf } from '@banter/billing/ledger'
import { clock } from '@banter/tenants/testing'
import { DateTime } from 'luxon'
import { makeCampus, type TestCampus } from '../../test/campus.ts'
import { control, deliverWebhooks } from '../../test/money.ts'
import * as advertisers from './advertisers/contract.ts'
import * as campaigns from './campaigns/contract.ts'
import type { CampaignKind, FlightKind, Placement } from './contract.ts'
import * as creatives from './creatives/contract.ts'
import * as flights from './flights/contract.ts'
import * as payment from './payment/contract.ts'
import * as review from './review/contract.ts'

const ZONE = 'America/Chicago'

/** A day of the campus, so many from today. */
export const dayFrom = (days: number) =>
  DateTime.fromJSDate(clock.now(), { zone: ZONE }).plus({ days }).toFormat('yyyy-MM-dd')

interface Wanted {
  name?: string
  kind?: CampaignKind
  placement?: Placement
  sold?: FlightKind
  budget?: number
  from?: number
  to?: number
  dailyCap?: number
}

export const params = (id: string) => ({ params: { id } })

/** A school with somebody who buys ads for a pizzeria. */
export async function makeAdCampus(known?: TestCampus) {
  const campus = known ?? (await makeCampus())
  const admin = await campus.admin()
  const business = await admin(advertisers.createAdvertiser, {
    body: {
      name: 'Joe’s Pizza',
      website: 'https://joes.example',
      email: 'joe@joes.example',
      category: 'food',
    },
  })
  const school = await admin(advertisers.createAdvertiser, {
    body: { kind: 'school' },
  })
  return { campus, admin, business, school }
}

export type AdCampus = Awaited<ReturnType<typeof makeAdCampus>>

/** A draft with one place and time and one ad: all that is needed to hand it in. */
export async function draft({ admin, business, school }: AdCampus, wanted: Wanted = {}) {
  const { name = 'Two for one', kind = 'sponsored', placement = 'feed', dailyCap } = wanted
  const { sold = kind === 'sponsored' ? 'cpm' : 'free', budget = 1_000, from = 0, to = 6 } = wanted
  const advertiserId = kind === 'sponsored' ? business.id : school.id
  const { id } = await admin(campaigns.createCampaign, { body: { advertiserId, kind, name } })
  await admin(flights.addFlight, {
    ...params(id),
    body: {
      placement,
      kind: sold,
      from: dayFrom(from),
      to: dayFrom(to),
      ...(sold === 'cpm' || sold === 'cpc' ? { budget } : {}),
      ...(dailyCap ? { dailyCap } : {}),
    },
  })
  await admin(creatives.addCreative, {
    ...params(id),
    body: {
      headline: 'Two pizzas, one price',
      body: 'Every Tuesday with your student card.',
      landingUrl: 'https://joes.example/tuesday',
    },
  })
  return admin(campaigns.getCampaign, params(id))
}

export const payKey = () => ({ idempotencyKey: randomUUID() })

/** Pays on the page with a good card, and lets the payment service tell of it. */
export async function settle(campus: TestCampus, page: { redirectUrl: string | null }) {
  await control('/pay', { session: page.redirectUrl?.split('/').at(-1) ?? '' })
  await deliverWebhooks(campus)
  await campus.runJobs()
}

export async function pay({ campus, admin }: Pick<AdCampus, 'campus' | 'admin'>, id: string) {
  const page = await admin(payment.payCampaign, { ...params(id), ...payKey() })
  await settle(campus, page)
  return page
}

/** A sponsored campaign that is paid for and runs. */
export async function running(scene: AdCampus, wanted: Wanted = {}) {
  const { id } = await draft(scene, wanted)
  await pay(scene, id)
  await scene.admin(review.approveCampaign, params(id))
  return scene.admin(campaigns.getCampaign, params(id))
}

/** Views as they are counted, without a browser: charged as far as was bought. */
export function count(campus: TestCampus, flightId: string, creativeId: string, units: number) {
  return campus.command(async ({ db, now }) => {
    const flight = await db.flight.findFirstOrThrow({ where: { id: flightId } })
    const counted = flight.counted + BigInt(units)
    await db.flight.updateMany({ where: { id: flightId }, data: { counted } })
    const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000)
    const more = { increment: units }
    const counts = { shown: units, views: units, clicks: 1, charged: units }
    const { count: met } = await db.adHour.updateMany({
      where: { flightId, creativeId, hour },
      data: { shown: more, views: more, clicks: { increment: 1 }, charged: more },
    })
    if (met === 0) await db.adHour.create({ data: { flightId, creativeId, hour, ...counts } })
  })
}

/** A campus with ads, and what its admin sees and does of the money of a campaign. */
export async function makeAdDesk() {
  const scene = await makeAdCampus()
  const { campus, admin } = scene
  return {
    scene,
    campus,
    admin,
    see: (id: string) => admin(campaigns.getCampaign, params(id)),
    held: (id: string, { campus: where }: Pick<AdCampus, 'campus'> = scene) =>
      where.read((ctx) => balanceOf(ctx, 'ads_deferred', id)),
    end: (id: string) => admin(campaigns.endCampaign, params(id)),
  }
}
