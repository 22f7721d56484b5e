import type { EmailCodePurpose } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import { hashCode, hashToken, newCode, newToken, sameHash } from '../secrets.ts'

export const WrongToken = createError(
  'WRONG_TOKEN',
  'This link was used, has expired or was replaced by a newer one. Please ask for a new mail.',
  422,
)

const MOST_TRIES = 5
const hours: Record<EmailCodePurpose, number> = { verify_email: 24, reset_password: 1, invitation: 7 * 24 }

/** Makes a code and a link's token, and burns those made before for the same purpose and applicant. Only hashes are kept. */
export async function makeCode(ctx: Ctx, userId: string, purpose: EmailCodePurpose, applicant = '') {
  // Two at once would leave two codes alive.
  await ctx.sql(sql`select id from users where id = ${userId}::uuid for update`)
  await burnCodes(ctx, userId, [purpose], applicant)
  const [id, code, token] = [v7(), newCode(), newToken()]
  await ctx.db.emailCode.create({
    data: {
      id,
      userId,
      purpose,
      applicant,
      codeHash: purpose === 'verify_email' ? hashCode(id, code) : null,
      tokenHash: hashToken(token),
      expiresAt: new Date(ctx.now.getTime() + hours[purpose] * 3_600_000),
      createdAt: ctx.now,
    },
  })
  return { id, code, token }
}

/**
 * Whose code this is, of this applicant or, with null, of any. Each try counts first; after the fifth nothing is right any more.
 * @returns null when it is nobody's
 */
export async function redeemCode(ctx: Ctx, userId: string, code: string, applicant: string | null) {
  const rows = await ctx.sql<{ id: string; codeHash: string; applicant: string }>(sql`
    update email_codes set attempts = attempts + 1
     where user_id = ${userId}::uuid and purpose = 'verify_email' and code_hash is not null and used_at is null
       and expires_at > ${ctx.now} and attempts < ${MOST_TRIES}::int and applicant = coalesce(${applicant}, applicant)
    returning id, code_hash as "codeHash", applicant`)
  const right = rows.find(({ id, codeHash }) => sameHash(codeHash, hashCode(id, code)))
  return right ? { userId, applicant: right.applicant } : null
}

/** Uses a link's token up. @throws WrongToken */
export async function redeemToken<P extends EmailCodePurpose>(ctx: Ctx, token: string, purposes: P[]) {
  const [row] = await ctx.sql<{ userId: string; purpose: P; applicant: string }>(sql`
    update email_codes set used_at = ${ctx.now}
     where token_hash = ${hashToken(token)} and used_at is null and expires_at > ${ctx.now} and purpose::text = any(${purposes})
    returning user_id as "userId", purpose, applicant`)
  if (!row) throw wrongToken()
  return row
}

/** Of one applicant, or of all. */
export async function burnCodes(
  ctx: Ctx,
  userId: string,
  purposes: EmailCodePurpose[],
  applicant?: string,
): Promise<void> {
  await ctx.db.emailCode.updateMany({
    where: {
      userId,
      purpose: { in: purposes },
      usedAt: null,
      ...(applicant === undefined ? {} : { applicant }),
    },
    data: { usedAt: ctx.now },
  })
}

function wrongToken() {
  const error = new WrongToken()
  return Object.assign(error, { fields: { token: error.message } })
}
