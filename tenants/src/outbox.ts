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
  await ctx.sql(sql`
    insert into outbox (id, topic, version, producer, payload, occurred_at, available_at, causation_id)
    values (${v7()}::uuid, ${name}, ${version}, ${producer}, ${body}::jsonb, ${ctx.now}, ${options.at ?? ctx.now},
            ${options.causationId ?? null}::uuid)`)
}
