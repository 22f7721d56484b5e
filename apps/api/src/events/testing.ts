import { sql } from '@banter/tenants/database'
import { clock } from '@banter/tenants/testing'
import type { z } from 'zod'
import type { Asker, TestCampus } from '../../test/campus.ts'
import { createEvent, publishEvent } from './planning/contract.ts'
import { putRsvp } from './rsvp/contract.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** So many hours from now, as a client sends it. */
export const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString()

export type Plan = Partial<z.input<typeof createEvent.schema.body>>

/** A draft in a week, two hours long, unless said otherwise. */
export function draft(host: Asker, plan: Plan = {}) {
  const startsAt = plan.startsAt ?? inHours(7 * 24)
  const endsAt = plan.endsAt ?? new Date(Date.parse(startsAt) + 2 * HOUR).toISOString()
  const body = { title: 'Board games', category: 'social' as const, ...plan, startsAt, endsAt }
  return host(createEvent, { body })
}

export async function live(host: Asker, plan: Plan = {}) {
  const { id } = await draft(host, plan)
  return await host(publishEvent, { params: { id }, body: {} })
}

export const go = (asker: Asker, id: string, guests = 0) =>
  asker(putRsvp, { params: { id }, body: { status: 'going', guests } })

/** A club with these people in it: the first is its president. */
export function makeClub(
  { command }: TestCampus,
  people: Asker[],
  more: { hidden?: boolean; state?: string } = {},
) {
  return command(async ({ db }) => {
    const createdById = people[0]?.viewer.id ?? ''
    const slug = `club-${Math.random().toString(36).slice(2)}`
    const club = await db.club.create({
      data: {
        slug,
        name: 'Chess Club',
        category: 'gaming',
        createdById,
        memberCount: people.length,
        ...more,
      },
    })
    await db.clubMember.createMany({
      data: people.map(({ viewer }, i) => ({
        clubId: club.id,
        userId: viewer.id,
        role: i === 0 ? 'president' : 'member',
      })),
    })
    return club
  })
}

/** What the database itself says of an event and its answers. */
export function truth({ read }: TestCampus, id: string) {
  return read(async ({ db }) => {
    const event = await db.event.findFirstOrThrow({ where: { id } })
    const rsvps = await db.rsvp.findMany({
      where: { eventId: id },
      orderBy: [{ queuedAt: 'asc' }, { userId: 'asc' }],
    })
    const heads = (status: string) =>
      rsvps.filter((one) => one.status === status).reduce((sum, { guests }) => sum + 1 + guests, 0)
    return {
      event,
      rsvps,
      heads,
      statusOf: (asker: Asker) => rsvps.find(({ userId }) => userId === asker.viewer.id)?.status ?? null,
    }
  })
}

/** What was published about events, in its order. */
export function said({ read }: TestCampus, ...topics: string[]) {
  return read((ctx) =>
    ctx.sql<{ topic: string; payload: Record<string, unknown> }>(
      sql`select topic, payload from outbox where topic = any(${topics}::text[]) order by seq`,
    ),
  )
}
