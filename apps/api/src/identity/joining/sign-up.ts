import type { Campus, Ctx, ReadCtx } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import type { z } from 'zod'
import { assertRoom, planIn } from '../../http/entitlements.ts'
import type * as contract from '../contract.ts'
import { burnCodes } from '../mailed-codes/codes.ts'
import { takeTurn } from '../mailed-codes/mail-pace.ts'
import { hashPassword } from '../passwords/passwords.ts'
import { isConfirmed } from '../policy.ts'
import { emailCodeRequested, signUpRepeated } from '../topics.ts'
import { applicantOf, fileApplication } from './applications.ts'
import { assertSchoolAddress } from './email-domains.ts'

type Body = z.output<typeof contract.signUp.schema.body>

/**
 * Asks for an account. The answer, and the work done for it, are the same for a new address and for one that has an account: its owner
 * is told by mail. @throws NotASchoolAddress, PlanIsFull
 */
export async function signUp(campus: Campus, body: Body, userAgent: string) {
  await campus.read((ctx) => assertSchoolAddress(ctx, body.email))
  await campus.read(assertRoomForOneMore)
  const passwordHash = await hashPassword(body.password)
  return campus.command(async (ctx) => {
    const { granted, resendAfter } = await takeTurn(ctx, body.email, 'verify_email', { atOnce: true })
    const user = await accountOf(ctx, body, passwordHash, granted)
    if (granted && isConfirmed(user)) await publish(ctx, signUpRepeated, { user_id: user.id })
    else if (granted) {
      const applicant = applicantOf(body.verifier)
      await burnCodes(ctx, user.id, ['verify_email'], applicant)
      await fileApplication(ctx, user.id, { ...detailsOf(body), passwordHash, userAgent, applicant })
      await publish(ctx, emailCodeRequested, { user_id: user.id, purpose: 'verify_email', applicant })
    }
    return { resendAfter: resendAfter.toISOString() }
  })
}

/** Said to whoever asks, also to those who have an account: the answer tells nobody who is here. */
async function assertRoomForOneMore(ctx: ReadCtx): Promise<void> {
  if (planIn(ctx.school).limits.members === null) return
  const [row] = await ctx.sql<{ members: number }>(
    sql`select count(*)::int as members from users where status <> 'closed'`,
  )
  assertRoom(ctx.school, 'members', row?.members ?? 0)
}

const detailsOf = ({ name, major, phone }: Body) => ({ name, major: major || null, phone: phone || null })

/**
 * The account of this address, which shows the newest application until one is confirmed and becomes that one: a stranger could else put
 * a password under the account that somebody is about to confirm.
 */
async function accountOf(ctx: Ctx, body: Body, passwordHash: string, granted: boolean) {
  const { email } = body
  const details = { ...detailsOf(body), passwordHash }
  await ctx.db.user.createMany({ data: [{ email, ...details, createdAt: ctx.now }], skipDuplicates: true })
  if (granted)
    await ctx.db.user.updateMany({ where: { email, emailVerifiedAt: null, role: 'student' }, data: details })
  return ctx.db.user.findFirstOrThrow({ where: { email }, select: { id: true, emailVerifiedAt: true } })
}
