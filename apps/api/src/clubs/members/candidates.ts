import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import createError from '@fastify/error'
import { unblocked } from '../../people/blocks.ts'
import type { PersonRow } from '../../people/person.ts'

export const NoSuchPerson = createError('NO_SUCH_PERSON', 'There is nobody like that at this school.', 422)

/** Somebody who can be asked to do something in a club. @throws NoSuchPerson, also when they and the viewer have blocked each other */
export async function assertInvitable(ctx: Ctx, userId: string): Promise<PersonRow> {
  const viewer = signedIn(ctx)
  const [person] = await ctx.sql<PersonRow>(sql`
    select u.id, u.name, u.avatar_key as "avatarKey" from users u
     where u.id = ${userId}::uuid and u.status = 'active' and ${unblocked(viewer, sql`u.id`)}`)
  if (!person) throw new NoSuchPerson()
  return person
}
