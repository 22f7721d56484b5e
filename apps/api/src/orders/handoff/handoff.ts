import { createHmac } from 'node:crypto'
import type { Campus, Ctx, School } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { NotAllowed } from '../../http/session.ts'
import { startRelease } from '../money/release.ts'
import { loadOrder } from '../order-rows.ts'
import { OrderMovedOn } from '../order-states.ts'
import type { HandoffSecrets } from '../order-view.ts'
import { isRotatingCode, same } from './rotating-code.ts'

export const WrongCode = createError(
  'WRONG_HANDOFF_CODE',
  'This is not the buyer’s code. Tries left: %s.',
  422,
)
export const HandoffBlocked = createError(
  'HANDOFF_BLOCKED',
  'Too many wrong codes. Please wait %s minutes.',
  429,
)

const TRIES = 5
const BLOCK_MS = 15 * 60_000
/** Each block is so many times the one before, up to a day: a code of six digits is not found by patience. */
const LONGER = 4
const LONGEST_MS = 24 * 60 * 60_000

/** Worked out from the order and stored nowhere; only the buyer is shown them. */
export function handoffSecrets(secret: string, school: Pick<School, 'id'>): HandoffSecrets {
  const macOf = (what: string, orderId: string) =>
    createHmac('sha256', secret).update(`${what}:${school.id}:${orderId}`).digest()
  return {
    codeOf: (orderId) => String(macOf('handoff', orderId).readUIntBE(0, 6) % 1_000_000).padStart(6, '0'),
    keyOf: (orderId) => macOf('handoff-key', orderId),
  }
}

type Outcome = { kind: 'done' } | { kind: 'wrong'; left: number } | { kind: 'blocked'; seconds: number }

/** The seller enters the buyer's code, or scans it, and the money is on its way. @throws NotFound, NotAllowed, OrderMovedOn, WrongCode, HandoffBlocked */
export async function handOff(
  campus: Campus,
  id: string,
  code: string,
  secrets: HandoffSecrets,
): Promise<void> {
  // A wrong try is counted, so the refusal comes after the commit.
  const outcome = await campus.command((ctx) => tryCode(ctx, id, code, secrets))
  if (outcome.kind === 'wrong')
    throw Object.assign(new WrongCode(outcome.left), { fields: { code: 'This is not the buyer’s code.' } })
  if (outcome.kind === 'blocked')
    throw Object.assign(new HandoffBlocked(Math.ceil(outcome.seconds / 60)), { retryAfter: outcome.seconds })
}

async function tryCode(ctx: Ctx, id: string, code: string, secrets: HandoffSecrets): Promise<Outcome> {
  const order = await loadOrder(ctx, id, { lock: true })
  // Only what changes hands in person has a code: elsewhere it could only be guessed.
  if (order.role !== 'seller' || order.delivery !== 'pickup') throw new NotAllowed()
  const blocked = await blockOf(ctx, id)
  if (blocked) return { kind: 'blocked', seconds: Math.ceil((blocked.getTime() - ctx.now.getTime()) / 1000) }
  const right = same(secrets.codeOf(id), code) || isRotatingCode(secrets.keyOf(id), code, ctx.now)
  const handedOff = order.state === 'settling' || order.state === 'settled'
  if (order.state !== 'held' && !handedOff) throw new OrderMovedOn(order.state)
  if (!right) return countWrong(ctx, id)
  if (!handedOff) await startRelease(ctx, order, 'code')
  return { kind: 'done' }
}

async function blockOf(ctx: Ctx, id: string): Promise<Date | null> {
  const [order] = await ctx.sql<{ until: Date | null }>(sql`
    select handoff_blocked_until as until from orders where id = ${id}::uuid and handoff_blocked_until > ${ctx.now}`)
  return order?.until ?? null
}

async function countWrong(ctx: Ctx, id: string): Promise<Outcome> {
  const [order] = await ctx.sql<{ attempts: number }>(sql`
    update orders set handoff_attempts = handoff_attempts + 1 where id = ${id}::uuid returning handoff_attempts as attempts`)
  const since = (order?.attempts ?? 0) % TRIES
  if (since) return { kind: 'wrong', left: TRIES - since }
  const before = (order?.attempts ?? TRIES) / TRIES - 1
  const until = new Date(ctx.now.getTime() + Math.min(BLOCK_MS * LONGER ** before, LONGEST_MS))
  await ctx.sql(sql`update orders set handoff_blocked_until = ${until} where id = ${id}::uuid`)
  return { kind: 'wrong', left: 0 }
}
