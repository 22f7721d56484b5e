import { type ReadCtx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import type { Evidence, SubjectType } from './contract.ts'

interface Reported {
  subjectType: SubjectType
  subjectId: string
  evidence: Evidence
}

/** The ids of those of these things that are the viewer's, or a club that they lead: somebody else decides about them. */
export async function ownAmong(ctx: ReadCtx, things: Reported[]): Promise<Set<string>> {
  const me = signedIn(ctx).id
  const own = new Set(
    things.filter(({ evidence }) => evidence.author?.id === me).map(({ subjectId }) => subjectId),
  )
  const clubs = things.filter(({ subjectType }) => subjectType === 'club').map(({ subjectId }) => subjectId)
  if (!clubs.length) return own
  const led = await ctx.sql<{ id: string }>(sql`
    select club_id as id from club_members
     where user_id = ${me}::uuid and club_id = any(${clubs}::uuid[]) and role in ('president', 'officer')`)
  for (const { id } of led) own.add(id)
  return own
}
