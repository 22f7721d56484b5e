import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import { v7 } from 'uuid'
import type { z } from 'zod'
import { assertNotAhead, IdTaken } from '../http/new-id.ts'
import type { Media } from '../media/media.ts'
import type { createReport, Evidence } from './contract.ts'
import { lookAt } from './subjects.ts'
import { contentReported } from './topics.ts'

export const OwnThing = createError('OWN_THING', 'This is yours: you can change or delete it yourself.', 422)
export const ReportedAlready = createError(
  'REPORTED_ALREADY',
  'You have reported this already. The moderators will look at it.',
  409,
)
export const TooManyReports = createError(
  'TOO_MANY_REPORTS',
  'You have sent ten reports within a day. Please write to a moderator if there is more.',
  429,
)

const PER_DAY = 10

type Report = z.output<typeof createReport.schema.body>

/**
 * Seals what the thing looks like now and asks the moderators to look. Sent twice under one id it is one report.
 * @throws NotFound, OwnThing, ReportedAlready, TooManyReports, IdAhead, IdTaken
 */
export async function report(
  ctx: Ctx,
  media: Media,
  { id = v7(), subjectType, subjectId, category, text }: Report,
) {
  const viewer = signedIn(ctx)
  assertNotAhead(ctx, id)
  // Two at once are one after the other, or both could be the tenth.
  await ctx.sql(sql`select pg_advisory_xact_lock(hashtextextended('report' || ${viewer.id}, 0))`)
  const [same] = await ctx.sql<{ reporterId: string; subjectId: string; evidence: Evidence }>(
    sql`select reporter_id as "reporterId", subject_id as "subjectId", evidence from reports where id = ${id}::uuid`,
  )
  if (same && (same.reporterId !== viewer.id || same.subjectId !== subjectId)) throw new IdTaken()
  if (same) return { id, evidence: same.evidence }
  const { evidence, authorId } = await lookAt(ctx, media, subjectType, subjectId)
  if (authorId === viewer.id) throw new OwnThing()
  await assertMayReport(ctx, viewer.id, subjectType, subjectId)
  ctx.write(sql`
    insert into reports (id, reporter_id, subject, subject_id, category, text, evidence, created_at)
    values (${id}::uuid, ${viewer.id}::uuid, ${subjectType}, ${subjectId}::uuid, ${category}, ${text}, ${JSON.stringify(evidence)}::jsonb, ${ctx.now})`)
  await publish(ctx, contentReported, {
    report_id: id,
    subject: subjectType,
    subject_id: subjectId,
    school_id: ctx.school.id,
  })
  return { id, evidence }
}

async function assertMayReport(ctx: Ctx, reporterId: string, subject: string, subjectId: string) {
  const [today] = await ctx.sql<{ count: number; same: boolean | null }>(sql`
    select count(*)::int as count, bool_or(subject = ${subject} and subject_id = ${subjectId}::uuid) as same
      from reports where reporter_id = ${reporterId}::uuid and created_at > ${ctx.now}::timestamptz - interval '24 hours'`)
  if (today?.same) throw new ReportedAlready()
  if ((today?.count ?? 0) >= PER_DAY) throw new TooManyReports()
}
