import type { Rsvp } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { z } from 'zod'
import { enter, takeOut } from '../door/check-in.ts'
import type { DoorCodes } from '../door/code.ts'
import type { checkInByLink, openDoor } from './contract.ts'
import { doorByLink, type Keeper, linksEnd } from './keeper.ts'

type Door = z.output<(typeof openDoor.schema.response)[200]>
type Items = z.output<typeof checkInByLink.schema.body>['items']
type Results = z.output<(typeof checkInByLink.schema.response)[200]>

/** What a helper's phone needs to go on without a network: who may come in, by hashes alone. @throws DoorLinkOver */
export async function helperDoor(ctx: ReadCtx, keeper: Keeper, { hashOf }: DoorCodes): Promise<Door> {
  const event = await doorByLink(ctx, keeper)
  const rows = await ctx.sql<Pick<Rsvp, 'userId' | 'guests' | 'checkedInAt'>>(sql`
    select user_id as "userId", guests, checked_in_at as "checkedInAt"
      from rsvps where event_id = ${event.id}::uuid and status = 'going'`)
  const entries = rows.map(({ userId, guests, checkedInAt }) => ({
    hash: hashOf(event.id, userId),
    guests,
    checkedInAt: checkedInAt?.toISOString() ?? null,
  }))
  return {
    helper: keeper.name,
    until: linksEnd(event).toISOString(),
    event: {
      title: event.title,
      place: event.place,
      startsAt: event.startsAt.toISOString(),
      endsAt: event.endsAt.toISOString(),
      timeZone: event.timeZone,
    },
    madeAt: ctx.now.toISOString(),
    // In an order that says nothing of names.
    entries: entries.sort((a, b) => a.hash.localeCompare(b.hash)),
  }
}

/** What a helper noted, in the order in which people came. Who is in no list has no name here either. @throws DoorLinkOver */
export async function takeHelperQueue(
  ctx: Ctx,
  keeper: Keeper,
  items: Items,
  codes: DoorCodes,
): Promise<Results> {
  const event = await doorByLink(ctx, keeper)
  const results: Results['items'] = []
  for (const { id, code, at: noted } of [...items].sort((a, b) => a.at.localeCompare(b.at))) {
    const moment = { at: new Date(noted), checkInId: id, linkId: keeper.linkId }
    const { result, guest, at } = await enter(ctx, event, { code }, codes, moment)
    results.push({
      id,
      result,
      hash: guest && codes.hashOf(event.id, guest.id),
      name: guest && !guest.unlisted ? guest.name : null,
      guests: guest?.guests ?? 0,
      checkedInAt: at?.toISOString() ?? null,
    })
  }
  return { items: results }
}

/** Nothing happens where the code is of nobody who came in by this link. @throws DoorLinkOver */
export async function undoByHelper(ctx: Ctx, keeper: Keeper, code: string, codes: DoorCodes): Promise<null> {
  const event = await doorByLink(ctx, keeper)
  const userId = codes.readCode(event.id, code)
  if (userId) await takeOut(ctx, event, userId, keeper.linkId)
  return null
}
