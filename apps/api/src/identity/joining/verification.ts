import type { Campus, Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { type Admitted, admit, confirmAddress } from '../admission.ts'
import type * as contract from '../contract.ts'
import { burnCodes, redeemCode, redeemToken } from '../mailed-codes/codes.ts'
import { takeTurn } from '../mailed-codes/mail-pace.ts'
import { hashPassword } from '../passwords/passwords.ts'
import { emailCodeRequested } from '../topics.ts'
import { applicantOf, applicantToRemind, grantApplication } from './applications.ts'

export const WrongCode = createError(
  'WRONG_CODE',
  'This code is wrong or no longer valid. Please check the newest mail that you asked for here, or ask for a new one.',
  422,
)

export const PasswordNeeded = createError(
  'PASSWORD_NEEDED',
  'Please choose a password: this account was not asked for in this browser.',
  422,
)

type Proof = z.output<typeof contract.verifyEmail.schema.body>

/**
 * Confirms an address and signs in whoever asked for the account: the browser that has the application's verifier, or a program that
 * gave none. Anybody else who has the mail chooses the password now, so that nobody's but theirs opens the account.
 * @throws WrongCode, WrongToken, PasswordNeeded, AccountSuspended
 */
export async function verifyEmail(campus: Campus, proof: Proof, userAgent: string): Promise<Admitted> {
  const chosen = proof.password === undefined ? null : await hashPassword(proof.password)
  const admitted = await campus.command(async (ctx) => {
    const redeemed = 'token' in proof ? await byLink(ctx, proof) : await byCode(ctx, proof)
    // No error here: a wrong try must stay counted.
    if (!redeemed) return null
    await burnCodes(ctx, redeemed.userId, ['verify_email'])
    await grantApplication(ctx, redeemed, chosen)
    const user = await ctx.db.user.findFirstOrThrow({ where: { id: redeemed.userId } })
    await confirmAddress(ctx, user)
    return await admit(ctx, user, 'email', userAgent)
  })
  if (admitted) return admitted
  throw onField(new WrongCode(), 'code')
}

async function byCode(ctx: Ctx, { email, code, ...proof }: Extract<Proof, { code: string }>) {
  const user = await ctx.db.user.findFirst({
    where: { email, emailVerifiedAt: null, status: 'active' },
    select: { id: true },
  })
  // A password chosen now, by whoever reads the mail, makes every application theirs.
  const applicant = proof.password === undefined || proof.verifier ? applicantOf(proof.verifier) : null
  return user && redeemCode(ctx, user.id, code, applicant)
}

async function byLink(ctx: Ctx, { token, verifier, password }: Extract<Proof, { token: string }>) {
  const redeemed = await redeemToken(ctx, token, ['verify_email'])
  const own = redeemed.applicant === applicantOf(verifier)
  if (!own && password === undefined) throw onField(new PasswordNeeded(), 'password')
  return redeemed
}

const onField = <E extends Error>(error: E, field: string) =>
  Object.assign(error, { fields: { [field]: error.message } })

/** Sends the code again, at its pace, to an address that waits for one. The answer is the same to every address. */
export function resendVerification(
  campus: Campus,
  { email, verifier }: { email: string; verifier?: string | undefined },
) {
  return campus.command(async (ctx) => {
    const { granted, resendAfter } = await takeTurn(ctx, email, 'verify_email')
    const user = await ctx.db.user.findFirst({
      where: { email, emailVerifiedAt: null, status: 'active' },
      select: { id: true },
    })
    if (granted && user) {
      const applicant = await applicantToRemind(ctx, user.id, applicantOf(verifier))
      await publish(ctx, emailCodeRequested, { user_id: user.id, purpose: 'verify_email', applicant })
    }
    return { resendAfter: resendAfter.toISOString() }
  })
}
