import type { Role } from '@banter/prisma'
import type { Ctx, ReadCtx } from '@banter/tenants/context'
import { publish } from '@banter/tenants/outbox'
import { emailCodeRequested } from '../topics.ts'

/** Makes an account without a password and sends its owner a link to take it over. The address may be of any domain. */
export async function invite(ctx: Ctx, { email, role }: { email: string; role: Role }): Promise<void> {
  const name = email.slice(0, email.lastIndexOf('@'))
  const user = await ctx.db.user.create({ data: { email, role, name, createdAt: ctx.now } })
  await publish(ctx, emailCodeRequested, { user_id: user.id, purpose: 'invitation' })
}

/** Whether this address was invited as that role, or has it by now. */
export async function isInvited(ctx: ReadCtx, invitation: { email: string; role: Role }): Promise<boolean> {
  return (await ctx.db.user.count({ where: invitation })) > 0
}
