import type { Role } from '@banter/prisma'
import { type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { NotFound } from '../http/errors.ts'
import { bringBackListings, withholdListings } from '../marketplace/listing/withhold.ts'
import { userChanged } from '../people/topics.ts'
import type { Sanction } from './contract.ts'
import { personSuspended, personWarned, suspensionEnded, suspensionEnds } from './topics.ts'

export const NotYoursToSanction = createError(
  'NOT_YOURS_TO_SANCTION',
  'Moderators warn and suspend students, admins also moderators. Please ask an admin.',
  403,
)
export const AccountGone = createError('ACCOUNT_GONE', 'Their account is closed already.', 409)

const DAY_MS = 86_400_000
export const USUAL_DAYS = 7

interface Person {
  role: Role
  status: 'active' | 'suspended' | 'closed'
}

/** Nobody acts on themselves, on their equals, or on those above. */
const mayBeSanctionedBy = (viewer: { role: Role }, target: Role) =>
  target === 'student' || (target === 'moderator' && viewer.role === 'admin')

/** The locked account. @throws NotFound, NotYoursToSanction */
async function sanctionable(ctx: Ctx, userId: string): Promise<Person> {
  const [person] = await ctx.sql<Person>(
    sql`select role, status from users where id = ${userId}::uuid for no key update`,
  )
  if (!person) throw new NotFound()
  const viewer = signedIn(ctx)
  if (userId === viewer.id || !mayBeSanctionedBy(viewer, person.role)) throw new NotYoursToSanction()
  return person
}

/** @throws NotFound, NotYoursToSanction, AccountGone */
export async function warn(ctx: Ctx, userId: string, reason: string): Promise<void> {
  if ((await sanctionable(ctx, userId)).status === 'closed') throw new AccountGone()
  const id = record(ctx, userId, 'warning', reason, null)
  await publish(ctx, personWarned, said(ctx, userId, id, reason))
}

/** Shuts somebody out for so many days; what they had written stays, what they sell leaves the shop until then. @throws NotFound, NotYoursToSanction, AccountGone */
export async function suspend(ctx: Ctx, userId: string, reason: string, days = USUAL_DAYS): Promise<void> {
  if ((await sanctionable(ctx, userId)).status === 'closed') throw new AccountGone()
  const endsAt = new Date(ctx.now.getTime() + days * DAY_MS)
  const id = record(ctx, userId, 'suspension', reason, endsAt)
  ctx.write(sql`update users set status = 'suspended', updated_at = ${ctx.now} where id = ${userId}::uuid`)
  await withholdListings(ctx, userId)
  await publish(ctx, personSuspended, { ...said(ctx, userId, id, reason), ends_at: endsAt.toISOString() })
  await publish(ctx, suspensionEnds, { user_id: userId, sanction_id: id }, { at: endsAt })
  await publish(ctx, userChanged, { user_id: userId, school_id: ctx.school.id })
}

function record(ctx: Ctx, userId: string, kind: Sanction['kind'], reason: string, endsAt: Date | null) {
  const id = v7()
  ctx.write(sql`
    insert into sanctions (id, user_id, kind, reason, decided_by_id, created_at, ends_at)
    values (${id}::uuid, ${userId}::uuid, ${kind}, ${reason}, ${signedIn(ctx).id}::uuid, ${ctx.now}, ${endsAt})`)
  return id
}

const said = (ctx: Ctx, userId: string, sanctionId: string, reason: string) => ({
  user_id: userId,
  school_id: ctx.school.id,
  sanction_id: sanctionId,
  reason,
  decided_by: signedIn(ctx).id,
})

/** Lifting what has ended changes nothing. @throws NotFound, NotYoursToSanction */
export async function lift(ctx: Ctx, userId: string): Promise<null> {
  const { status } = await sanctionable(ctx, userId)
  if (status !== 'suspended') return null
  ctx.write(sql`
    update sanctions set lifted_at = ${ctx.now}, lifted_by_id = ${signedIn(ctx).id}::uuid
     where user_id = ${userId}::uuid and kind = 'suspension' and lifted_at is null and ends_at > ${ctx.now}`)
  await letIn(ctx, userId, signedIn(ctx).id)
  return null
}

/** A suspension's time is over; another one may go on. */
export async function endSuspension(ctx: Ctx, { user_id: userId }: { user_id: string }): Promise<void> {
  const [person] = await ctx.sql<Person>(
    sql`select role, status from users where id = ${userId}::uuid for no key update`,
  )
  if (person?.status !== 'suspended') return
  const running = await ctx.sql(sql`
    select from sanctions where user_id = ${userId}::uuid and kind = 'suspension' and lifted_at is null and ends_at > ${ctx.now} limit 1`)
  if (!running.length) await letIn(ctx, userId, null)
}

async function letIn(ctx: Ctx, userId: string, liftedBy: string | null) {
  ctx.write(sql`update users set status = 'active', updated_at = ${ctx.now} where id = ${userId}::uuid`)
  await bringBackListings(ctx, userId)
  const about = { user_id: userId, school_id: ctx.school.id }
  await publish(ctx, suspensionEnded, { ...about, lifted_by: liftedBy })
  await publish(ctx, userChanged, about)
}

/** The sessions that somebody has: for the process to forget whom they belong to. */
export async function sessionsOf(ctx: ReadCtx, userId: string): Promise<string[]> {
  const open = await ctx.sql<{ id: string }>(
    sql`select id from sessions where user_id = ${userId}::uuid and revoked_at is null`,
  )
  return open.map(({ id }) => id)
}
