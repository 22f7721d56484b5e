import { type Campus, type Ctx, type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { passwordMatches } from '../identity/passwords/passwords.ts'
import { countTry, forgetTries } from '../identity/passwords/throttle.ts'
import { queueMail } from '../mail/queue-mail.ts'
import { releaseMedia } from '../media/uses.ts'
import type { Tie } from './contract.ts'
import { accountClosed } from './topics.ts'

export const WrongPassword = createError('WRONG_PASSWORD', 'This is not your password.', 422)
export const AccountTied = createError('ACCOUNT_TIED', 'Something has to be settled first: %s', 409)

/** What a slice knows to stand against somebody's leaving: open orders, money. */
export type TiesOf = (ctx: ReadCtx) => Promise<Tie[]>

export const FORMER_MEMBER = 'Former member'

export async function tiesOf(ctx: ReadCtx, ties: readonly TiesOf[]): Promise<Tie[]> {
  return (await Promise.all([...ties, lastAdmin].map((ask) => ask(ctx)))).flat()
}

/**
 * Closes the viewer's account for good: what they wrote stays or goes as each slice decides, and nothing leads to them any more.
 * @returns the sessions that ended @throws WrongPassword, SignInLocked, AccountTied
 */
export async function closeAccount(
  campus: Campus,
  password: string,
  ties: readonly TiesOf[],
): Promise<string[]> {
  const user = await campus.read((ctx) => ctx.db.user.findFirstOrThrow({ where: { id: signedIn(ctx).id } }))
  await campus.command((ctx) => countTry(ctx, user.email))
  // Outside any transaction: it takes a while, and a connection would wait for it.
  if (!(await passwordMatches(password, user.passwordHash)))
    throw Object.assign(new WrongPassword(), { fields: { password: new WrongPassword().message } })
  return campus.command(async (ctx) => {
    // Until the end nobody places an order with them: it would refer to this row.
    await ctx.sql(sql`select id from users where id = ${user.id}::uuid for update`)
    const open = await tiesOf(ctx, ties)
    if (open.length) throw tied(open)
    await forgetTries(ctx, user.email)
    const ended = await erase(ctx, user.id)
    await publish(ctx, accountClosed, { user_id: user.id, school_id: ctx.school.id })
    await queueMail(ctx, farewell(ctx, user))
    return ended
  })
}

function tied(open: Tie[]) {
  const error = new AccountTied(open.map(({ detail }) => detail).join(' '))
  return Object.assign(error, { fields: Object.fromEntries(open.map(({ kind, detail }) => [kind, detail])) })
}

async function erase(ctx: Ctx, id: string): Promise<string[]> {
  ctx.write(sql`
    update users u set follower_count = greatest(u.follower_count - 1, 0)
      from follows f where f.follower_id = ${id}::uuid and f.school_id = u.school_id and f.followee_id = u.id`)
  ctx.write(sql`delete from follows where follower_id = ${id}::uuid or followee_id = ${id}::uuid`)
  ctx.write(sql`delete from blocks where user_id = ${id}::uuid or other_id = ${id}::uuid`)
  ctx.write(sql`delete from profiles where user_id = ${id}::uuid`)
  ctx.write(sql`delete from email_codes where user_id = ${id}::uuid`)
  await releaseMedia(ctx, 'avatar', [id])
  await releaseMedia(ctx, 'cover', [id])
  ctx.write(sql`
    update users set status = 'closed', closed_at = ${ctx.now}, updated_at = ${ctx.now}, name = ${FORMER_MEMBER}, email = ${`${id}@former.invalid`},
           password_hash = null, role = 'student', major = null, phone = null, year = null, avatar_key = null, cover_key = null,
           directory_hold = false, follower_count = 0
     where id = ${id}::uuid`)
  const ended = await ctx.sql<{ id: string }>(
    sql`delete from sessions where user_id = ${id}::uuid returning id`,
  )
  return ended.map((session) => session.id)
}

/** Somebody has to look after the school. */
async function lastAdmin(ctx: ReadCtx): Promise<Tie[]> {
  const { id, role } = signedIn(ctx)
  if (role !== 'admin') return []
  const others = await ctx.db.user.count({ where: { role: 'admin', status: 'active', id: { not: id } } })
  if (others) return []
  return [
    {
      kind: 'admin',
      detail: `You are the only administrator of ${ctx.school.name}. Somebody else has to be one first.`,
      href: '/admin',
    },
  ]
}

const farewell = ({ school }: Ctx, { id, name, email }: { id: string; name: string; email: string }) => ({
  about: `account-closed:${id}`,
  recipient: email,
  subject: `Your account at ${school.name} is closed`,
  heading: 'Your account is closed',
  paragraphs: [
    `Hello ${name},`,
    `your account at ${school.name} is closed, as you asked. Your profile is gone, and what remains of you elsewhere is signed “${FORMER_MEMBER}”.`,
    'With the same address you can open a new account at any time.',
  ],
  notes: ['If it was not you, please write to your school’s office at once.'],
  reason: `You get this because the account of this address at ${school.name} was closed.`,
})
