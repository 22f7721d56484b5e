import type { Prisma } from '@banter/prisma'
import { v7 } from 'uuid'
import type { z } from 'zod'
import type { Ctx } from './context.ts'
import { sql } from './database.ts'

/** Something that may happen at a school. `producer` is the slice that says so. */
export interface Topic<Schema extends z.ZodObject = z.ZodObject> {
  readonly name: string
  readonly producer: string
  readonly version: number
  readonly payload: Schema
}

/** What a job receives, and what any consumer of the bus would: one that reads only `topic` and `payload` works. */
export interface Message<Payload = unknown> {
  topic: string
  payload: Payload
  meta: {
    id: string
    version: number
    schoolId: string
    occurredAt: string
    producer: string
    causationId?: string
  }
}

export function topic<Schema extends z.ZodObject>(
  name: string,
  producer: string,
  payload: Schema,
  version = 1,
): Topic<Schema> {
  return { name, producer, version, payload }
}

/**
 * States that something happened. Saved with the work that made it true, it reaches the jobs only if that work commits.
 * @param options.at not before this moment: how a deadline waits in the database
 */
export async function publish<Schema extends z.ZodObject>(
  ctx: Ctx,
  { name, producer, version, payload }: Topic<Schema>,
  data: z.input<Schema>,
  options: { at?: Date; causationId?: string } = {},
): Promise<void> {
  const body = JSON.stringify(payload.parse(data))
  ctx.write(sql`
    insert into outbox (id, topic, version, producer, payload, occurred_at, available_at, causation_id)
    values (${v7()}::uuid, ${name}, ${version}, ${producer}, ${body}::jsonb, ${ctx.now}, ${options.at ?? ctx.now},
            ${options.causationId ?? null}::uuid)`)
}

/** One of several statements to publish together. */
export interface Statement {
  topic: string
  version: number
  producer: string
  body: object
  at: Date | null
}

export function statement<Schema extends z.ZodObject>(
  { name, producer, version, payload }: Topic<Schema>,
  data: z.input<Schema>,
  at: Date | null = null,
): Statement {
  return { topic: name, version, producer, body: payload.parse(data), at }
}

/** States several things at once, in their order. */
export async function publishAll(ctx: Ctx, statements: Statement[]): Promise<void> {
  if (!statements.length) return
  const rows = JSON.stringify(statements.map((said) => ({ ...said, id: v7(), at: said.at ?? ctx.now })))
  ctx.write(sql`
    insert into outbox (id, topic, version, producer, payload, occurred_at, available_at)
    select id, topic, version, producer, body, ${ctx.now}, at
      from jsonb_to_recordset(${rows}::jsonb)
           as said(id uuid, topic text, version int, producer text, body jsonb, at timestamptz)`)
}

/** The end of a statement that publishes what it has written: `payloads` selects one for each message. */
export function publishing(ctx: Ctx, { name, producer, version }: Topic, payloads: Prisma.Sql): Prisma.Sql {
  return sql`
    insert into outbox (id, topic, version, producer, payload, occurred_at, available_at)
    select app.uuid_v7(), ${name}, ${version}::int, ${producer}, payload, ${ctx.now}::timestamptz, ${ctx.now}::timestamptz
      from (${payloads}) as said(payload)`
}
