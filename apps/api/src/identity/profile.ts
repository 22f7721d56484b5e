import type { User } from '@banter/prisma'
import { type Ctx, type ReadCtx, SignInRequired, signedIn } from '@banter/tenants/context'
import type { z } from 'zod'
import type * as contract from './contract.ts'

type Changes = z.output<typeof contract.updateMe.schema.body>

export async function getMe(ctx: ReadCtx): Promise<contract.Me> {
  const user = await ctx.db.user.findFirst({ where: { id: signedIn(ctx).id } })
  if (!user) throw new SignInRequired()
  return asMe(user)
}

/** An empty major or phone is none. */
export async function updateMe(ctx: Ctx, { name, major, phone }: Changes): Promise<contract.Me> {
  await ctx.db.user.updateMany({
    where: { id: signedIn(ctx).id },
    data: {
      ...(name === undefined ? {} : { name }),
      ...(major === undefined ? {} : { major: major || null }),
      ...(phone === undefined ? {} : { phone: phone || null }),
    },
  })
  return getMe(ctx)
}

/** What the owner of an account sees of it. */
export function asMe({
  id,
  email,
  name,
  role,
  major,
  phone,
  createdAt,
}: Pick<User, 'id' | 'email' | 'name' | 'role' | 'major' | 'phone' | 'createdAt'>): contract.Me {
  return { id, email, name, role, major, phone, createdAt: createdAt.toISOString() }
}
