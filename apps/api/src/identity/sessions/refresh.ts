import type { Campus, Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import type { Admitted } from '../admission.ts'
import { isLive, mayComeIn } from '../policy.ts'
import { hashToken } from '../secrets.ts'
import { addRefreshToken, revokeSession, sessionEnd } from './sessions.ts'

export const InvalidRefreshToken = createError(
  'INVALID_REFRESH_TOKEN',
  'This sign-in has ended. Please sign in again.',
  401,
)
export const RefreshTokenReused = createError(
  'REFRESH_TOKEN_REUSED',
  'This refresh token was used before. To be safe, its session has ended: please sign in again.',
  401,
)

/** Two tabs may refresh with the same token at once; later than this it is somebody else. */
const GRACE_MS = 10_000

type Row = Admitted['user'] & {
  sessionId: string
  usedAt: Date | null
  expiresAt: Date
  revokedAt: Date | null
  status: 'active' | 'suspended'
}

/** Exchanges a refresh token for its successor. @throws InvalidRefreshToken, RefreshTokenReused: then the whole session has ended */
export async function refreshSession(
  campus: Campus,
  refreshToken: string,
  forget: (sessionId: string) => void,
): Promise<Admitted> {
  const outcome = await campus.command((ctx) => rotate(ctx, refreshToken))
  if (outcome === 'invalid') throw new InvalidRefreshToken()
  if ('reusedOf' in outcome) {
    forget(outcome.reusedOf)
    throw new RefreshTokenReused()
  }
  return outcome
}

/** An outcome and no error, so that the end of a reused token's session commits. */
async function rotate(ctx: Ctx, refreshToken: string): Promise<Admitted | { reusedOf: string } | 'invalid'> {
  const row = await lockToken(ctx, hashToken(refreshToken))
  if (!row || !isLive(row, ctx.now) || !mayComeIn(row)) return 'invalid'
  const { sessionId, usedAt } = row
  if (usedAt && ctx.now.getTime() - usedAt.getTime() > GRACE_MS) {
    await revokeSession(ctx, sessionId, 'reuse')
    return { reusedOf: sessionId }
  }
  await ctx.sql(sql`
    with used as (update refresh_tokens set used_at = ${ctx.now}
                   where token_hash = ${hashToken(refreshToken)} and used_at is null)
    update sessions set last_used_at = ${ctx.now}, expires_at = ${sessionEnd(ctx.now)} where id = ${sessionId}::uuid`)
  return { user: row, sessionId, refreshToken: await addRefreshToken(ctx, sessionId) }
}

/** Locked, so that of two uses at once the second sees the first. */
async function lockToken(ctx: Ctx, tokenHash: string): Promise<Row | undefined> {
  const [row] = await ctx.sql<Row>(sql`
    select t.used_at as "usedAt", s.id as "sessionId", s.expires_at as "expiresAt", s.revoked_at as "revokedAt",
           u.id, u.email, u.name, u.role, u.status, u.major, u.phone, u.created_at as "createdAt"
      from refresh_tokens t
      join sessions s on s.school_id = t.school_id and s.id = t.session_id
      join users u on u.school_id = s.school_id and u.id = s.user_id
     where t.token_hash = ${tokenHash} for update of t, s`)
  return row
}
