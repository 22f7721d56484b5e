import type { EmailCodePurpose, User } from '@banter/prisma'
import type { Ctx } from '@banter/tenants/context'
import type { Services } from '../../job.ts'
import { type NewMail, queueMail } from '../../mail/queue-mail.ts'
import { deviceName } from '../device.ts'
import { askedBy } from '../joining/applications.ts'
import { isConfirmed, mayComeIn } from '../policy.ts'
import { makeCode } from './codes.ts'

type Words = Omit<NewMail, 'about' | 'recipient'>
type Secret = { code: string; token: string; asked: Awaited<ReturnType<typeof askedBy>> }

/** Makes the secret and writes the mail that carries it, in one transaction. */
export async function writeCodeMail(
  ctx: Ctx,
  {
    user_id,
    purpose,
    applicant,
  }: { user_id: string; purpose: EmailCodePurpose; applicant?: string | undefined },
  { site }: Services,
): Promise<void> {
  const user = await ctx.db.user.findFirst({ where: { id: user_id } })
  if (!user || !mayComeIn(user) || (purpose === 'verify_email' && isConfirmed(user))) return
  const { id, ...secret } = await makeCode(ctx, user.id, purpose, applicant)
  const asked = await askedBy(ctx, user.id, applicant ?? '')
  const words = mails[purpose](ctx, user, { ...secret, asked }, (path) => site.urlOf(ctx.school, path))
  await queueMail(ctx, { ...words, about: `email-code:${id}`, recipient: user.email })
}

/** To the owner of an address that someone, perhaps they themselves, asked for an account with again. */
export async function writeAlreadyMemberMail(
  ctx: Ctx,
  { user_id }: { user_id: string },
  { site }: Services,
): Promise<void> {
  const user = await ctx.db.user.findFirst({ where: { id: user_id } })
  if (!user || !mayComeIn(user)) return
  const { name: school } = ctx.school
  await queueMail(ctx, {
    about: `already-member:${user.id}:${ctx.now.toISOString()}`,
    recipient: user.email,
    subject: `You already have an account at ${school}`,
    heading: 'You already have an account',
    paragraphs: [
      `Hello ${user.name},`,
      `someone asked for an account at ${school} with your address. You have one already: just sign in.`,
    ],
    button: { label: 'Sign in', url: site.urlOf(ctx.school, '/sign-in') },
    notes: [
      `If you do not remember your password, choose a new one: ${site.urlOf(ctx.school, '/forgot')}`,
      'If it was not you, there is nothing to do: your account was not changed.',
    ],
    reason: `You get this because your address was typed into the sign-up page of ${school}.`,
  })
}

const mails: Record<
  EmailCodePurpose,
  (ctx: Ctx, user: User, secret: Secret, url: (path: string) => string) => Words
> = {
  // No name here: whoever signs up a stranger's address would choose what we write to that stranger.
  verify_email: ({ school }, _user, { code, token, asked }, url) => ({
    subject: `Your code for ${school.name} on Banter`,
    heading: 'Confirm your e-mail address',
    paragraphs: [`This is your code for ${school.name}. It is valid for 24 hours.`],
    code,
    button: { label: 'Confirm my address', url: url(`/verify?token=${token}`) },
    notes: [
      ...askedNotes(asked),
      'If you did not ask for an account, please do not use this code and do not pass it on.',
    ],
    reason: `You get this because your address was typed into the sign-up page of ${school.name}.`,
  }),
  reset_password: ({ school }, { name }, { token }, url) => ({
    subject: `Choose a new password for ${school.name} on Banter`,
    heading: 'Choose a new password',
    paragraphs: [`Hello ${name},`, 'with this link you can choose a new password. It is valid for one hour.'],
    button: { label: 'Choose a new password', url: url(`/reset?token=${token}`) },
    notes: ['If you did not ask for this, there is nothing to do: your password stays as it is.'],
    reason: `You get this because a new password was asked for your account at ${school.name}.`,
  }),
  invitation: ({ school }, { email, role }, { token }, url) => ({
    subject: `You are invited to ${school.name} on Banter`,
    heading: `Welcome to ${school.name}`,
    paragraphs: [
      `${school.name} has a campus on Banter, and you are invited to it as ${role === 'admin' ? 'its administrator' : `a ${role}`}.`,
      `Your account is ${email}. Choose a name and a password to begin. The link is valid for seven days.`,
    ],
    button: { label: 'Accept the invitation', url: url(`/invitation?token=${token}`) },
    reason: `You get this because somebody at Banter invited ${email} to ${school.name}.`,
  }),
}

/** Only words of ours: a stranger who asks with somebody's address must not write to them through us. */
function askedNotes(asked: Secret['asked']): string[] {
  if (!asked) return []
  const when = asked.askedAt.toLocaleString('en-US', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  })
  const whence = `It was asked for on ${when} (UTC) from ${deviceName(asked.userAgent).replace('Another', 'another')}.`
  if (!asked.disputed) return [whence]
  return [
    whence,
    'Somebody else asked for an account with your address, too. Each code works only in the browser that asked for it.',
  ]
}
