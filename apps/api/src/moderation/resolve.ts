import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { NotFound } from '../http/errors.ts'
import type { Evidence, resolveReport, SubjectType } from './contract.ts'
import { isRemovable, remove } from './removal.ts'
import { contentRemoved, reportResolved } from './topics.ts'

export const DecidedAlready = createError('DECIDED_ALREADY', 'Somebody else has decided this meanwhile.', 409)
export const NotRemovable = createError(
  'NOT_REMOVABLE',
  'People and clubs are not removed by a report. Talk to them, or to the school’s admins.',
  422,
)

type Verdict = z.output<typeof resolveReport.schema.body>

interface Reported {
  subject: SubjectType
  subjectId: string
  state: string
}

/** Decides a report and all other open ones about the same thing. @throws NotFound, DecidedAlready, NotRemovable */
export async function resolve(
  ctx: Ctx,
  id: string,
  { decision, note }: Verdict,
): Promise<{ decided: number }> {
  const moderator = signedIn(ctx)
  const [found] = await ctx.sql<Reported>(
    sql`select subject, subject_id as "subjectId", state from reports where id = ${id}::uuid for update`,
  )
  if (!found) throw new NotFound()
  if (found.state !== 'open') throw new DecidedAlready()
  const { subject, subjectId } = found
  if (decision === 'removed' && !isRemovable(subject)) throw new NotRemovable()
  const decided = await ctx.sql<{ id: string; evidence: Evidence }>(sql`
    update reports set state = ${decision}, decision = ${decision}, note = ${note}, decided_by_id = ${moderator.id}::uuid, decided_at = ${ctx.now}
     where subject = ${subject} and subject_id = ${subjectId}::uuid and state = 'open' returning id, evidence`)
  const about = { subject, subject_id: subjectId, school_id: ctx.school.id }
  if (decision === 'removed') {
    await remove(ctx, subject, subjectId)
    const evidence = decided[0]?.evidence
    await publish(ctx, contentRemoved, {
      ...about,
      author_id: evidence?.author?.id ?? null,
      title: evidence?.title ?? '',
      note,
      removed_by: moderator.id,
    })
  }
  const report_ids = decided.map((report) => report.id)
  await publish(ctx, reportResolved, { ...about, report_ids, decision, decided_by: moderator.id })
  return { decided: decided.length }
}
