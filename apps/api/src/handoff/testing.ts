import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import { DateTime } from 'luxon'
import type { Asker, TestCampus } from '../../test/campus.ts'
import { buy, fillWallet, list, makeMarket } from '../../test/money.ts'
import * as meetings from './meetings/contract.ts'
import * as spots from './spots/contract.ts'

export const ZONE = 'America/Chicago'
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE

/** A moment on the campus clock, so many days from now. */
export const onCampus = (days: number, hour: number, minute = 0) =>
  DateTime.fromJSDate(clock.now(), { zone: ZONE }).startOf('day').plus({ days }).set({ hour, minute })

/** What a form sends: the campus clock without a zone. */
export const typed = (at: DateTime) => at.toFormat("yyyy-MM-dd'T'HH:mm")

export async function makeSpot(campus: TestCampus, body: Partial<Parameters<typeof addSpot>[1]> = {}) {
  return addSpot(await campus.admin(), { name: 'Library lobby', ...body })
}

const addSpot = (admin: Asker, body: { name: string; hours?: spots.OpeningTime[]; about?: string }) =>
  admin(spots.addSpot, { body })

/** Something is paid and waits to be handed over. */
export async function heldOrder(price = 5_000, method: 'wallet' | 'in_person' = 'wallet') {
  const market = await makeMarket()
  const { campus, seller, buyer } = market
  const product = await list(campus, seller, { price })
  if (method === 'wallet') await fillWallet(campus, buyer, price)
  const bought = await buy(buyer, [product], method)
  // Tests go days ahead; a session lasts one.
  await campus.command((ctx) =>
    ctx.sql(sql`update sessions set expires_at = expires_at + interval '90 days'`),
  )
  return { ...market, product, id: bought.orders[0]?.id ?? '' }
}

export type HeldOrder = Awaited<ReturnType<typeof heldOrder>>

/** The two have agreed to meet, so many hours from now. */
export async function agreedOn(scene: HeldOrder, hours = 3) {
  const { buyer, seller, id } = scene
  const startsAt = new Date(Math.ceil((clock.now().getTime() + hours * HOUR) / MINUTE) * MINUTE)
  const body = { place: 'The fountain', startsAt: startsAt.toISOString() }
  const { proposed } = await buyer(meetings.propose, { params: { id }, body })
  await seller(meetings.agree, { params: { id: proposed?.id ?? '' } })
  return { startsAt, meetingId: proposed?.id ?? '' }
}

/** The clock goes to that moment after the agreed time. */
export function goTo(startsAt: Date, minutesAfter: number) {
  clock.offsetMs += startsAt.getTime() + minutesAfter * MINUTE - clock.now().getTime()
}

export const standingRow = async (campus: TestCampus, userId: string) => {
  const [row] = await campus.read((ctx) =>
    ctx.sql<{ completed: number; noShows: number; cancelled: number }>(
      sql`select completed, no_shows as "noShows", cancelled from standings where user_id = ${userId}::uuid`,
    ),
  )
  return row ?? null
}
