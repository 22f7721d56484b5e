import type { User } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { isConfirmed, mayComeIn } from './policy.ts'
import { startSession } from './sessions/sessions.ts'
import { userCreated, userLoggedIn } from './topics.ts'

export const AccountSuspended = createError(
  'ACCOUNT_SUSPENDED',
  'This account is suspended. Please write to your school’s office.',
  403,
)

type Member = Pick<User, 'id' | 'email' | 'name' | 'role' | 'major' | 'phone' | 'createdAt'>

/** Somebody who has just come in: what tokens are made from. */
export interface Admitted {
  user: Member
  sessionId: string
  refreshToken: string
}

/** Lets somebody in whose identity was shown, by password or by mail. @throws AccountSuspended */
export async function admit(
  ctx: Ctx,
  user: Member & Pick<User, 'status'>,
  method: 'password' | 'email',
  userAgent: string,
): Promise<Admitted> {
  if (!mayComeIn(user)) throw new AccountSuspended()
  const session = await startSession(ctx, user.id, userAgent)
  await publish(ctx, userLoggedIn, { ...told(ctx, user), method, at: ctx.now.toISOString() })
  return { user, ...session }
}

/** Notes that the mailbox is theirs. The first time is when the account begins to exist for others. */
export async function confirmAddress(ctx: Ctx, user: Member & Pick<User, 'emailVerifiedAt'>): Promise<void> {
  if (isConfirmed(user)) return
  const { count } = await ctx.db.user.updateMany({
    where: { id: user.id, emailVerifiedAt: null },
    data: { emailVerifiedAt: ctx.now },
  })
  if (count) await publish(ctx, userCreated, { ...told(ctx, user), role: user.role, verified: true })
}

function told(ctx: Ctx, { id, name, major }: Member) {
  return { user_id: id, name, school_id: ctx.school.id, phone: null, major, dp: null }
}
