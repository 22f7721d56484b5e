import { type Ctx, signedIn } from '@banter/tenants/context'
import { sql } from '@banter/tenants/database'
import { publish } from '@banter/tenants/outbox'
import createError from '@fastify/error'
import type { z } from 'zod'
import { putAway } from '../clubs/lifecycle/put-away.ts'
import { NotFound } from '../http/errors.ts'
import type { Decision, Evidence, resolveReport, SubjectType } from './contract.ts'
import { ownAmong } from './own-cases.ts'
import { choicesFor, remove } from './removal.ts'
import { sessionsOf, suspend, warn } from './sanctions.ts'
import { contentRemoved, reportResolved } from './topics.ts'

export const DecidedAlready = createError('DECIDED_ALREADY', 'Somebody else has decided this meanwhile.', 409)
export const NotAChoice = createError('NOT_A_CHOICE', 'This cannot be decided about such a thing.', 422)
export const OwnCase = createError(
  'OWN_CASE',
  'This is about yourself, or a club that you lead: somebody else has to decide.',
  403,
)
export const ReasonMissing = createError('REASON_MISSING', 'Please say why: they read it.', 422)

type Verdict = z.output<typeof resolveReport.schema.body>

export interface Reported {
  subject: SubjectType
  subjectId: string
  state: string
  evidence: Evidence
}

interface Outcome {
  decided: number
  /** Sessions of whom was suspended. */
  ended: string[]
}

/** Decides a report and all other open ones about the same thing. @throws NotFound, DecidedAlready, NotAChoice, OwnCase, ReasonMissing */
export async function resolve(ctx: Ctx, id: string, verdict: Verdict): Promise<Outcome> {
  const { decision, note } = verdict
  const report = await lockReport(ctx, id)
  await assertMayDecide(ctx, report, verdict)
  const { subject, subjectId } = report
  const decided = await ctx.sql<{ id: string }>(sql`
    update reports set state = ${decision}, decision = ${decision}, note = ${note}, decided_by_id = ${signedIn(ctx).id}::uuid,
           decided_at = ${ctx.now}
     where subject = ${subject} and subject_id = ${subjectId}::uuid and state = 'open' returning id`)
  if (decision !== 'kept') await act(ctx, report, verdict)
  await publish(ctx, reportResolved, {
    subject,
    subject_id: subjectId,
    school_id: ctx.school.id,
    report_ids: decided.map((one) => one.id),
    decision,
    decided_by: signedIn(ctx).id,
  })
  const ended = decision === 'suspended' && report.evidence.author ? report.evidence.author.id : null
  return { decided: decided.length, ended: ended ? await sessionsOf(ctx, ended) : [] }
}

/** All that was said about one thing is decided at once: first the thing and then its reports, so that two moderators do not wait for each other. */
async function lockReport(ctx: Ctx, id: string): Promise<Reported> {
  const find = () =>
    ctx.sql<Reported>(
      sql`select subject, subject_id as "subjectId", state, evidence from reports where id = ${id}::uuid`,
    )
  const [found] = await find()
  if (!found) throw new NotFound()
  await ctx.sql(sql`select pg_advisory_xact_lock(hashtextextended('case' || ${found.subjectId}, 0))`)
  const [report] = await find()
  if (report?.state !== 'open') throw new DecidedAlready()
  return report
}

async function assertMayDecide(ctx: Ctx, report: Reported, { decision, note }: Verdict): Promise<void> {
  if (!choicesFor(report.subject).includes(decision)) throw new NotAChoice()
  const { subject: subjectType, subjectId, evidence } = report
  if ((await ownAmong(ctx, [{ subjectType, subjectId, evidence }])).size) throw new OwnCase()
  if (needsReason(decision) && !note)
    throw Object.assign(new ReasonMissing(), { fields: { note: new ReasonMissing().message } })
}

const needsReason = (decision: Decision) => decision !== 'kept' && decision !== 'removed'

async function act(ctx: Ctx, { subject, subjectId, evidence }: Reported, { decision, note, days }: Verdict) {
  if (decision === 'archived') return await archive(ctx, subjectId, note)
  const { author, title } = evidence
  if (author && decision === 'warned') await warn(ctx, author.id, note)
  if (author && decision === 'suspended') await suspend(ctx, author.id, note, days)
  if (!choicesFor(subject).includes('removed')) return
  await remove(ctx, subject, subjectId)
  await publish(ctx, contentRemoved, {
    subject,
    subject_id: subjectId,
    school_id: ctx.school.id,
    author_id: author?.id ?? null,
    title,
    note,
    removed_by: signedIn(ctx).id,
  })
}

/** What is deleted meanwhile is as far away as it can be. */
async function archive(ctx: Ctx, clubId: string, reason: string): Promise<void> {
  try {
    await putAway(ctx, clubId, reason)
  } catch (error) {
    if (!(error instanceof NotFound)) throw error
  }
}
