import type { Campus, Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { AccountSuspended, type Admitted, admit, confirmAddress } from '../admission.ts'
import type * as contract from '../contract.ts'
import { burnCodes, redeemToken } from '../mailed-codes/codes.ts'
import { takeTurn } from '../mailed-codes/mail-pace.ts'
import { mayComeIn } from '../policy.ts'
import { revokeSessionsOf } from '../sessions/sessions.ts'
import { emailCodeRequested } from '../topics.ts'
import { hashPassword } from './passwords.ts'
import { forgetTries } from './throttle.ts'

/** Sends a link to choose a new password, if the address has an account. The answer does not tell. */
export function forgotPassword(campus: Campus, email: string) {
  return campus.command(async (ctx) => {
    const { granted, resendAfter } = await takeTurn(ctx, email, 'reset_password')
    const user = await ctx.db.user.findFirst({ where: { email, status: 'active' }, select: { id: true } })
    if (granted && user)
      await publish(ctx, emailCodeRequested, { user_id: user.id, purpose: 'reset_password' })
    return { resendAfter: resendAfter.toISOString() }
  })
}

type NewPassword = z.output<typeof contract.resetPassword.schema.body>

/**
 * Chooses a password with the token of a mail, which also shows that the mailbox is theirs, and signs in. Every session from before
 * ends. @throws WrongToken, AccountSuspended
 */
export async function resetPassword(
  campus: Campus,
  { token, password, name }: NewPassword,
  userAgent: string,
): Promise<Admitted & { ended: string[] }> {
  const passwordHash = await hashPassword(password)
  return campus.command(async (ctx) => {
    const { userId, purpose } = await redeemToken(ctx, token, ['reset_password', 'invitation'])
    const named = purpose === 'invitation' && name ? { name } : {}
    const user = await setPassword(ctx, userId, { passwordHash, ...named })
    const ended = await revokeSessionsOf(ctx, user.id, 'password')
    await burnCodes(ctx, user.id, ['reset_password', 'invitation', 'verify_email'])
    await forgetTries(ctx, user.email)
    await confirmAddress(ctx, user)
    return { ...(await admit(ctx, user, 'email', userAgent)), ended }
  })
}

async function setPassword(ctx: Ctx, id: string, data: { passwordHash: string; name?: string }) {
  const [user] = await ctx.db.user.updateManyAndReturn({ where: { id }, data })
  if (!user || !mayComeIn(user)) throw new AccountSuspended()
  return user
}
