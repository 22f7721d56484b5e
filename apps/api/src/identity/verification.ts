import type { Campus } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { type Admitted, admit, confirmAddress } from './admission.ts'
import { redeemCode, redeemToken } from './codes.ts'
import type * as contract from './contract.ts'
import { takeTurn } from './mail-pace.ts'
import { emailCodeRequested } from './topics.ts'

export const WrongCode = createError(
  'WRONG_CODE',
  'This code is wrong or no longer valid. Please check the latest mail, or ask for a new one.',
  422,
)

type Proof = z.output<typeof contract.verifyEmail.schema.body>

/** Confirms an address and signs in. @throws WrongCode, WrongToken, AccountSuspended */
export async function verifyEmail(campus: Campus, proof: Proof, userAgent: string): Promise<Admitted> {
  if ('token' in proof) return byToken(campus, proof.token, userAgent)
  const admitted = await campus.command(async (ctx) => {
    const user = await ctx.db.user.findFirst({
      where: { email: proof.email, emailVerifiedAt: null, status: 'active' },
    })
    // No error here: a wrong try must stay counted.
    if (!user || !(await redeemCode(ctx, user.id, proof.code))) return null
    await confirmAddress(ctx, user)
    return await admit(ctx, user, 'email', userAgent)
  })
  if (admitted) return admitted
  const error = new WrongCode()
  throw Object.assign(error, { fields: { code: error.message } })
}

function byToken(campus: Campus, token: string, userAgent: string): Promise<Admitted> {
  return campus.command(async (ctx) => {
    const { userId } = await redeemToken(ctx, token, ['verify_email'])
    const user = await ctx.db.user.findFirstOrThrow({ where: { id: userId } })
    await confirmAddress(ctx, user)
    return await admit(ctx, user, 'email', userAgent)
  })
}

/** Sends the code again, at its pace, to an address that waits for one. The answer is the same to every address. */
export function resendVerification(campus: Campus, email: string) {
  return campus.command(async (ctx) => {
    const { granted, resendAfter } = await takeTurn(ctx, email, 'verify_email')
    const user = await ctx.db.user.findFirst({
      where: { email, emailVerifiedAt: null, status: 'active' },
      select: { id: true },
    })
    if (granted && user) await publish(ctx, emailCodeRequested, { user_id: user.id, purpose: 'verify_email' })
    return { resendAfter: resendAfter.toISOString() }
  })
}
