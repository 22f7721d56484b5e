import { type Ctx, type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { v7 } from 'uuid'
import { z } from 'zod'
import { pageOf, readCursor, rowsFor } from '../../http/cursor.ts'
import { NotFound } from '../../http/errors.ts'
import type * as contract from '../contract.ts'
import { deviceName } from '../device.ts'
import { hashToken, newToken } from '../secrets.ts'

export const SESSION_DAYS = 30

export const sessionEnd = (now: Date) => new Date(now.getTime() + SESSION_DAYS * 86_400_000)

/** Who a session belongs to now: null when it ended, when it is too old and when its owner is suspended. */
export async function viewerOf(ctx: ReadCtx, sessionId: string): Promise<Viewer | null> {
  const [viewer] = await ctx.sql<Viewer>(sql`
    select u.id, u.name, u.role, u.email_verified_at is not null as verified, s.id as "sessionId"
      from sessions s join users u on u.school_id = s.school_id and u.id = s.user_id
     where s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > ${ctx.now} and u.status = 'active'`)
  return viewer ?? null
}

/** Begins a session with the first refresh token of its chain. */
export async function startSession(ctx: Ctx, userId: string, userAgent: string) {
  const sessionId = v7()
  await ctx.sql(sql`
    insert into sessions (id, user_id, user_agent, created_at, last_used_at, expires_at)
    values (${sessionId}::uuid, ${userId}::uuid, ${userAgent.slice(0, 200)}, ${ctx.now}, ${ctx.now}, ${sessionEnd(ctx.now)})`)
  return { sessionId, refreshToken: await addRefreshToken(ctx, sessionId) }
}

/** Only its hash is kept. */
export async function addRefreshToken(ctx: Ctx, sessionId: string): Promise<string> {
  const token = newToken()
  await ctx.sql(sql`
    insert into refresh_tokens (token_hash, session_id, created_at)
    values (${hashToken(token)}, ${sessionId}::uuid, ${ctx.now})`)
  return token
}

/** Ends a session and every token that came from it. Ending it twice is the same as once. */
export async function revokeSession(
  ctx: Ctx,
  sessionId: string,
  why: 'sign-out' | 'ended' | 'reuse',
): Promise<void> {
  await ctx.sql(sql`
    update sessions set revoked_at = ${ctx.now}, revoked_for = ${why} where id = ${sessionId}::uuid and revoked_at is null`)
}

/** @returns the ids of the sessions that ended */
export async function revokeSessionsOf(ctx: Ctx, userId: string, why: 'password'): Promise<string[]> {
  const ended = await ctx.sql<{ id: string }>(sql`
    update sessions set revoked_at = ${ctx.now}, revoked_for = ${why}
     where user_id = ${userId}::uuid and revoked_at is null returning id`)
  return ended.map(({ id }) => id)
}

/** The session a refresh token belongs to, whether or not the token was used. */
export async function sessionOfToken(ctx: ReadCtx, refreshToken: string): Promise<string | null> {
  const [token] = await ctx.sql<{ sessionId: string }>(
    sql`select session_id as "sessionId" from refresh_tokens where token_hash = ${hashToken(refreshToken)}`,
  )
  return token?.sessionId ?? null
}

type SessionRow = { id: string; userAgent: string; createdAt: Date; lastUsedAt: Date }
type Query = z.output<typeof contract.listSessions.schema.querystring>
const Key = z.tuple([z.uuid()])

/** Where one is signed in, the latest first. */
export async function listSessions(ctx: ReadCtx, { limit, cursor }: Query) {
  const viewer = signedIn(ctx)
  const after = readCursor(cursor, Key)
  const rows = await ctx.sql<SessionRow>(sql`
    select id, user_agent as "userAgent", created_at as "createdAt", last_used_at as "lastUsedAt" from sessions
     where user_id = ${viewer.id}::uuid and revoked_at is null and expires_at > ${ctx.now}
       and id < coalesce(${after?.[0] ?? null}::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
     order by id desc limit ${rowsFor(limit)}`)
  return pageOf(
    rows,
    limit,
    ({ id }) => [id],
    ({ id, userAgent, createdAt, lastUsedAt }) => ({
      id,
      userAgent,
      device: deviceName(userAgent),
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt.toISOString(),
      current: id === viewer.sessionId,
    }),
  )
}

/** Ends one of one's own sessions. @throws NotFound for anybody else's */
export async function endSession(ctx: Ctx, id: string): Promise<void> {
  const viewer = signedIn(ctx)
  const own = await ctx.db.session.findFirst({ where: { id, userId: viewer.id }, select: { id: true } })
  if (!own) throw new NotFound()
  await revokeSession(ctx, id, 'ended')
}
