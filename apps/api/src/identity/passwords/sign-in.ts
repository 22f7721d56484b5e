import type { Campus } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { AccountSuspended, type Admitted, admit } from '../admission.ts'
import { isConfirmed, mayComeIn } from '../policy.ts'
import { passwordMatches } from './passwords.ts'
import { countTry, forgetTries } from './throttle.ts'

export const WrongCredentials = createError(
  'WRONG_CREDENTIALS',
  'The e-mail address or the password is wrong.',
  401,
)
export const EmailNotVerified = createError(
  'EMAIL_NOT_VERIFIED',
  'Please confirm your e-mail address first: we sent you a code.',
  403,
)

/**
 * Lets somebody in by password. Only a right password learns more than that it was wrong.
 * @throws SignInLocked, WrongCredentials, AccountSuspended, EmailNotVerified
 */
export async function signIn(
  campus: Campus,
  { email, password }: { email: string; password: string },
  userAgent: string,
): Promise<Admitted> {
  await campus.command((ctx) => countTry(ctx, email))
  const user = await campus.read((ctx) => ctx.db.user.findFirst({ where: { email } }))
  // Outside any transaction: it takes a while, and a connection would wait for it.
  const right = await passwordMatches(password, user?.passwordHash ?? null)
  if (!user || !right) throw new WrongCredentials()
  const welcome = mayComeIn(user) && isConfirmed(user)
  const admitted = await campus.command(async (ctx) => {
    await forgetTries(ctx, email)
    // Changed since it was read? Locked, so that a password being changed now ends this session too.
    const [same] = await ctx.sql(
      sql`select id from users where id = ${user.id}::uuid and password_hash = ${user.passwordHash} for share`,
    )
    return welcome && same ? await admit(ctx, user, 'password', userAgent) : null
  })
  if (admitted) return admitted
  if (!mayComeIn(user)) throw new AccountSuspended()
  throw isConfirmed(user) ? new WrongCredentials() : new EmailNotVerified()
}
