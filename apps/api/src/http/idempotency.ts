import { createHash } from 'node:crypto'
import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

export const IdempotencyKeyRequired = createError(
  'IDEMPOTENCY_KEY_REQUIRED',
  'This needs an Idempotency-Key header of 1 to 200 printable characters.',
  400,
)
export const IdempotencyKeyReused = createError(
  'IDEMPOTENCY_KEY_REUSED',
  'This Idempotency-Key belongs to another request. Please use a new one.',
  422,
)
export const IdempotencyKeyInUse = createError(
  'IDEMPOTENCY_KEY_IN_USE',
  'The first request with this Idempotency-Key is still running.',
  409,
)

/** One request, however often it is sent. */
export interface Attempt {
  key: string
  bodyHash: string
}

const HEADER = 'idempotency-key'
const PRINTABLE = /^[\x21-\x7e]([\x20-\x7e]{0,198}[\x21-\x7e])?$/

/** Refuses a write that moves money unless its client can repeat it safely. */
export const idempotencyPlugin = fp(
  async (app) => {
    app.addHook('onRequest', async (request) => {
      if (request.routeOptions.config.idempotencyKey && !PRINTABLE.test(keyOf(request)))
        throw new IdempotencyKeyRequired()
    })
  },
  { name: 'idempotency', dependencies: ['session'] },
)

export function attemptOf(request: FastifyRequest): Attempt {
  const { method, url, body } = request
  const asked = JSON.stringify([method, url, body ?? null])
  return { key: keyOf(request), bodyHash: createHash('sha256').update(asked).digest('hex') }
}

/**
 * Notes what this request makes, in the transaction that makes it: nothing is left behind by one that fails or dies.
 * @returns null, or the subject an earlier sending made. @throws IdempotencyKeyReused, IdempotencyKeyInUse
 */
export async function claimKey(
  ctx: Ctx,
  { key, bodyHash }: Attempt,
  subjectId: string,
): Promise<string | null> {
  const { id: userId } = signedIn(ctx)
  const [claim] = await ctx.sql<{ free: boolean; claimed: boolean }>(sql`
    with lock as (select pg_try_advisory_xact_lock(hashtextextended(${userId} || ${key}, 0)) as free),
         noted as (insert into idempotency_keys (user_id, key, body_hash, subject_id)
                   select ${userId}::uuid, ${key}, ${bodyHash}, ${subjectId}::uuid from lock where free
                   on conflict do nothing returning key)
    select free, exists (select from noted) as claimed from lock`)
  if (!claim?.free) throw new IdempotencyKeyInUse()
  if (claim.claimed) return null
  const [earlier] = await ctx.sql<{ bodyHash: string; subjectId: string }>(sql`
    select body_hash as "bodyHash", subject_id as "subjectId" from idempotency_keys where user_id = ${userId}::uuid and key = ${key}`)
  if (earlier?.bodyHash !== bodyHash) throw new IdempotencyKeyReused()
  return earlier.subjectId
}

function keyOf(request: FastifyRequest): string {
  const header = request.headers[HEADER]
  return typeof header === 'string' ? header : ''
}
