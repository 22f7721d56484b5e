import type { PaymentEvent, Payments } from '@banter/billing/payments'
import type { Campus, Ctx } from '@banter/tenants/context'
import { type Database, sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { SchoolDirectory } from '@banter/tenants/resolve'
import type { z } from 'zod'
import { stripeEventReceived } from './topics.ts'

export interface Inbox {
  database: Database
  directory: SchoolDirectory
}

type Received = z.output<typeof stripeEventReceived.payload>

/** What an event changes here, in one transaction with the note that it was dealt with. */
export type Effect = (ctx: Ctx) => Promise<void>

/**
 * Keeps an event, once. Whose it is, our own record of the object says and never the event. The event and the message about it commit
 * together; one of an object that we do not know is looked at again by the sweeper.
 */
export async function receive({ database, directory }: Inbox, event: PaymentEvent): Promise<void> {
  const owner = await ownerOf(database, event)
  const school = owner && (await directory.byId(owner.schoolId))
  if (!owner || !school) {
    await database.directory(insertEvent(event))
    return
  }
  await database.command(school, null, async (ctx) => {
    const fresh = await ctx.sql(insertEvent(event))
    if (fresh.length)
      await publish(ctx, stripeEventReceived, { event_id: event.id, kind: owner.kind, ref: owner.ref })
  })
}

/**
 * Deals with an event of one kind of object: `look` is told our row and the object at the payment service, asks there what is the case
 * now, and answers with the effect.
 */
export async function onEvent(
  campus: Campus,
  { event_id: id, kind, ref }: Received,
  expected: string,
  look: (ref: string, objectId: string) => Promise<Effect | null>,
): Promise<void> {
  if (kind !== expected) return
  const [open] = await campus.read((ctx) =>
    ctx.sql<{ objectId: string }>(
      sql`select object_id as "objectId" from stripe_events where id = ${id} and processed_at is null`,
    ),
  )
  if (!open) return
  const effect = await look(ref, open.objectId)
  await campus.command(async (ctx) => {
    const mine = await ctx.sql(
      sql`select id from stripe_events where id = ${id} and processed_at is null for update`,
    )
    if (!mine.length) return
    await effect?.(ctx)
    await ctx.sql(sql`update stripe_events set processed_at = ${ctx.now}, last_error = null where id = ${id}`)
  })
}

/** Says again what has waited for more than a minute, then two, four…; gives up on what is no object of ours. @returns how many */
export async function sweepStripeEvents({ database, directory }: Inbox): Promise<number> {
  const waiting = await database.directory<Named>(sql`
    update stripe_events set attempts = attempts + 1
     where id in (select id from stripe_events
                   where processed_at is null and received_at < now() - interval '1 minute' * 2 ^ least(attempts, 10)
                   order by received_at limit 200 for update skip locked)
    returning id, type, object_id as "objectId",
              array_remove(array[payload #>> '{data,object,charge}', payload #>> '{data,object,payment_intent}',
                                 payload #>> '{data,object,customer}', payload ->> 'account'], null) as about`)
  for (const { id, ...named } of waiting) {
    const owner = await ownerOf(database, named)
    const school = owner && (await directory.byId(owner.schoolId))
    if (owner && school)
      await database.command(school, null, (ctx) =>
        publish(ctx, stripeEventReceived, { event_id: id, kind: owner.kind, ref: owner.ref }),
      )
    else
      await database.directory(sql`
        update stripe_events set processed_at = now(), last_error = 'not an object of ours' where id = ${id} and processed_at is null`)
  }
  return waiting.length
}

/** Fetches what the payment service could not deliver. @returns how many it told of */
export async function refillStripeEvents(inbox: Inbox, payments: Payments): Promise<number> {
  const events = (await payments.listUndeliveredEvents()).filter(({ live }) => live === payments.live)
  for (const event of events) await receive(inbox, event)
  return events.length
}

const REFUND_NEWS = ['refund.updated', 'refund.failed', 'charge.refund.updated']

interface Named {
  id: string
  type: string
  objectId: string
  about: string[]
}

/** Our own row that an event belongs to. A dispute is its bank's object: we know it by the payment that it is about. */
async function ownerOf(database: Database, { type, objectId, about }: Omit<Named, 'id'>) {
  const ids = [objectId, ...about]
  const [owner] = await database.directory<{ id: string; schoolId: string; kind: string; ref: string }>(sql`
    select stripe_id as id, school_id as "schoolId", kind, ref from stripe_objects
     where stripe_id = any(${ids}::text[]) order by array_position(${ids}::text[], stripe_id) limit 1`)
  // Our own refund may be unknown for a moment: what is told of it by its payment alone waits for the sweeper.
  if (owner?.id !== objectId && REFUND_NEWS.includes(type)) return undefined
  return owner && type.startsWith('charge.dispute.') ? { ...owner, kind: 'chargeback' } : owner
}

const insertEvent = ({ id, type, live, objectId, payload, createdAt }: PaymentEvent) => sql`
  insert into stripe_events (id, type, livemode, object_id, payload, created_at)
  values (${id}, ${type}, ${live}, ${objectId}, ${JSON.stringify(payload)}::jsonb, ${createdAt}) on conflict do nothing returning id`
