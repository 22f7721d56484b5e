import type { EmailCodePurpose } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { hashCode, hashToken, newCode, newToken, sameHash } from './secrets.ts'

export const WrongToken = createError(
  'WRONG_TOKEN',
  'This link was used, has expired or was replaced by a newer one. Please ask for a new mail.',
  422,
)

const MOST_TRIES = 5
const hours: Record<EmailCodePurpose, number> = { verify_email: 24, reset_password: 1, invitation: 7 * 24 }

/** Makes a code and a link's token, and burns those made before for the same purpose. Only hashes are kept. */
export async function makeCode(ctx: Ctx, userId: string, purpose: EmailCodePurpose) {
  // Two at once would leave two codes alive.
  await ctx.sql(sql`select id from users where id = ${userId}::uuid for update`)
  await burnCodes(ctx, userId, [purpose])
  const [id, code, token] = [v7(), newCode(), newToken()]
  await ctx.db.emailCode.create({
    data: {
      id,
      userId,
      purpose,
      codeHash: purpose === 'verify_email' ? hashCode(id, code) : null,
      tokenHash: hashToken(token),
      expiresAt: new Date(ctx.now.getTime() + hours[purpose] * 3_600_000),
      createdAt: ctx.now,
    },
  })
  return { id, code, token }
}

/** Whether this is the code last sent. Each try counts first; after the fifth nothing is right any more. */
export async function redeemCode(ctx: Ctx, userId: string, code: string): Promise<boolean> {
  const [row] = await ctx.sql<{ id: string; codeHash: string }>(sql`
    update email_codes set attempts = attempts + 1
     where user_id = ${userId}::uuid and purpose = 'verify_email' and code_hash is not null and used_at is null
       and expires_at > ${ctx.now} and attempts < ${MOST_TRIES}::int
    returning id, code_hash as "codeHash"`)
  if (!row || !sameHash(row.codeHash, hashCode(row.id, code))) return false
  await burnCodes(ctx, userId, ['verify_email'])
  return true
}

/** Uses a link's token up. @throws WrongToken */
export async function redeemToken<P extends EmailCodePurpose>(ctx: Ctx, token: string, purposes: P[]) {
  const [row] = await ctx.sql<{ userId: string; purpose: P }>(sql`
    update email_codes set used_at = ${ctx.now}
     where token_hash = ${hashToken(token)} and used_at is null and expires_at > ${ctx.now} and purpose::text = any(${purposes})
    returning user_id as "userId", purpose`)
  if (!row) throw wrongToken()
  return row
}

export async function burnCodes(ctx: Ctx, userId: string, purposes: EmailCodePurpose[]): Promise<void> {
  await ctx.db.emailCode.updateMany({
    where: { userId, purpose: { in: purposes }, usedAt: null },
    data: { usedAt: ctx.now },
  })
}

function wrongToken() {
  const error = new WrongToken()
  return Object.assign(error, { fields: { token: error.message } })
}
