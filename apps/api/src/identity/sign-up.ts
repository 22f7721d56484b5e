import type { Campus, Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { burnCodes } from './codes.ts'
import type * as contract from './contract.ts'
import { assertSchoolAddress } from './email-domains.ts'
import { takeTurn } from './mail-pace.ts'
import { hashPassword } from './passwords.ts'
import { isConfirmed } from './policy.ts'
import { emailCodeRequested, signUpRepeated } from './topics.ts'

type Application = z.output<typeof contract.signUp.schema.body>

/**
 * Asks for an account. The answer, and the work done for it, are the same for a new address and for one that has an account: its owner
 * is told by mail. @throws NotASchoolAddress
 */
export async function signUp(campus: Campus, application: Application) {
  await campus.read((ctx) => assertSchoolAddress(ctx, application.email))
  const passwordHash = await hashPassword(application.password)
  return campus.command(async (ctx) => {
    const { granted, resendAfter } = await takeTurn(ctx, application.email, 'verify_email', { atOnce: true })
    const user = await apply(ctx, application, passwordHash, granted)
    if (granted && isConfirmed(user)) await publish(ctx, signUpRepeated, { user_id: user.id })
    else if (granted) {
      await burnCodes(ctx, user.id, ['verify_email'])
      await publish(ctx, emailCodeRequested, { user_id: user.id, purpose: 'verify_email' })
    }
    return { resendAfter: resendAfter.toISOString() }
  })
}

/**
 * The last application that its address is written to is the one that counts, and only with its own code: otherwise a stranger could
 * put a password under the account that somebody is about to confirm.
 */
async function apply(
  ctx: Ctx,
  { email, name, major, phone }: Application,
  passwordHash: string,
  granted: boolean,
) {
  const details = { name, major: major || null, phone: phone || null, passwordHash }
  await ctx.db.user.createMany({ data: [{ email, ...details, createdAt: ctx.now }], skipDuplicates: true })
  if (granted)
    await ctx.db.user.updateMany({ where: { email, emailVerifiedAt: null, role: 'student' }, data: details })
  return ctx.db.user.findFirstOrThrow({ where: { email }, select: { id: true, emailVerifiedAt: true } })
}
