import type { Prisma } from '@banter/prisma'
import { type ReadCtx, signedIn, type Viewer } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { NotFound } from '../http/errors.ts'
import { seesEverybody } from './policy.ts'

/**
 * The condition that the viewer and the person of this column have not blocked each other: one key probe, as each of a pair has a row.
 * Whoever keeps order here goes on seeing those who blocked them: else a block would be a way around the rules.
 */
export function unblocked(viewer: Viewer, column: Prisma.Sql): Prisma.Sql {
  return sql`not exists (
    select from blocks blocked
     where blocked.school_id = (select app.school_id()) and blocked.user_id = ${viewer.id}::uuid
       and blocked.other_id = ${column} ${wished(viewer)})`
}

/** For what goes out to somebody in a job, where nobody is asking: the two columns have not blocked each other. */
export function unblockedBetween(column: Prisma.Sql, other: Prisma.Sql): Prisma.Sql {
  return sql`not exists (
    select from blocks blocked
     where blocked.school_id = (select app.school_id()) and blocked.user_id = ${column} and blocked.other_id = ${other})`
}

/** @throws NotFound when the viewer and they have blocked each other */
export async function assertUnblocked(ctx: ReadCtx, otherId: string): Promise<void> {
  const viewer = signedIn(ctx)
  const blocks = await ctx.sql(sql`
    select from blocks blocked
     where blocked.user_id = ${viewer.id}::uuid and blocked.other_id = ${otherId}::uuid ${wished(viewer)}`)
  if (blocks.length) throw new NotFound()
}

const wished = (viewer: Viewer) => (seesEverybody(viewer) ? sql`and blocked.mine` : sql``)
